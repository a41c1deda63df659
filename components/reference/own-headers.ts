import type { Plugin, System } from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import { standardHeaders } from '#contract/answer-headers';

type Headers = { filter(keep: (header: unknown, name: string) => boolean): Headers };

/** Lists only the headers that not every response has; the introduction names the common ones once. */
export const ownHeaders: Plugin = {
  wrapComponents: {
    headers:
      (original, { React }: System) =>
      (props: { headers?: Headers }) => {
        const headers = props.headers?.filter((_, name) => !standardHeaders.some((each) => each === name));
        return React.createElement(original, { ...props, headers });
      },
  },
};
