import { useState } from 'react';

/** A text that is typed until another one is given: then it is that one. A field keeps its focus meanwhile. */
export function useFollowed(given: string): [string, (text: string) => void] {
  const [state, setState] = useState({ given, text: given });
  if (state.given !== given) setState({ given, text: given });
  return [state.given === given ? state.text : given, (text) => setState({ given, text })];
}
