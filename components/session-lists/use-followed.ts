import { useState } from 'react';

/** State for a text field that is replaced whenever `given` changes. The field keeps its focus. */
export function useFollowed(given: string): [string, (text: string) => void] {
  const [state, setState] = useState({ given, text: given });
  if (state.given !== given) setState({ given, text: given });
  return [state.given === given ? state.text : given, (text) => setState({ given, text })];
}
