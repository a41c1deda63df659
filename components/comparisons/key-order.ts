import type { JsonNode } from '#contract/json-text';

/**
 * Writes a JSON value on one line, with every value in it exactly as in its text. With `like`, keys that both have come
 * in the order of `like`, followed by the rest; `isMoved` says whether that changed anything.
 */
export function inOrderOf(text: string, node: JsonNode, like?: JsonNode): { text: string; isMoved: boolean } {
  let isMoved = false;
  const write = (value: JsonNode, model: JsonNode | undefined): string => {
    if (value.kind === 'array') {
      const items = model?.kind === 'array' ? model.items : [];
      return `[${value.items.map((item, index) => write(item, items[index] ?? items.at(-1))).join(', ')}]`;
    }
    if (value.kind !== 'object') return text.slice(value.start, value.end);
    const models = new Map(model?.kind === 'object' ? model.members.map((each) => [each.key, each.value]) : []);
    const places = new Map([...models.keys()].map((key, index) => [key, index]));
    const shared = value.members.filter(({ key }) => places.has(key));
    const sorted = shared.toSorted((one, other) => (places.get(one.key) ?? 0) - (places.get(other.key) ?? 0));
    if (sorted.some((member, index) => member !== shared[index])) isMoved = true;
    const members = [...sorted, ...value.members.filter(({ key }) => !places.has(key))];
    const written = members.map(
      ({ key, keyStart, keyEnd, value: inner }) => `${text.slice(keyStart, keyEnd)}: ${write(inner, models.get(key))}`,
    );
    return `{${written.join(', ')}}`;
  };
  return { text: write(node, like), isMoved };
}
