import type { Plugin, System } from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import { parseJsonText } from '#contract/json-text';
import { layOutJson } from '../metadata/json-layout';

type BodyProps = { content: unknown; contentType?: string };

/** Swagger UI shows responses as JSON.parse reads them, with long integers rounded: this shows what was received. */
export const exactBodies: Plugin = {
  wrapComponents: {
    responseBody:
      (original, { React, getComponent }: System) =>
      (props: BodyProps) => {
        const text = props.contentType?.includes('json') === true ? laidOut(props.content) : null;
        if (text === null) return React.createElement(original, props);
        const code = { language: 'json', downloadable: true, fileName: 'answer.json', canCopy: true };
        return React.createElement(getComponent('HighlightCode', true), code, text);
      },
  },
};

function laidOut(content: unknown): string | null {
  if (typeof content !== 'string') return null;
  try {
    return layOutJson(content, parseJsonText(content));
  } catch {
    return null;
  }
}
