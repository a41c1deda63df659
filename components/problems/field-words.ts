/** Takes the API's words of one field; gives them as a sentence. */
export function fieldWords(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`;
}
