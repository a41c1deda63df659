/** Returns the API's message for a field as a sentence. */
export function fieldWords(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`;
}
