import type { Plugin, System } from 'swagger-ui-dist/swagger-ui-es-bundle.js';

type LayoutProps = Pick<System, 'getComponent'> & {
  specSelectors: { loadingStatus(): string | undefined; info(): { get(field: string): unknown } };
};

const failure = 'The API description could not be loaded. Reload the page in a minute, or read it at /v2/openapi.json.';

/**
 * What the reference shows and in which order: no bar and no brand of Swagger UI, headings under the page's own, and
 * neither a second main part nor a link inside of a button.
 */
export const deskLayout: Plugin = {
  wrapComponents: {
    BaseLayout:
      (_original, { React: { createElement } }) =>
      ({ getComponent, specSelectors }: LayoutProps) => {
        const status = specSelectors.loadingStatus();
        if (status?.startsWith('failed')) return createElement('p', { role: 'alert' }, failure);
        if (status !== 'success') return null;
        const part = (name: string, props: object | null = null) => createElement(getComponent(name, true), props);
        const heading = createElement('h2', null, 'Endpoints');
        return createElement(
          'div',
          { className: 'swagger-ui' },
          createElement(getComponent('SvgAssets'), null),
          part('Markdown', { source: specSelectors.info().get('description') }),
          createElement('div', { className: 'endpoints' }, heading, part('AuthorizeBtnContainer')),
          part('operations'),
          part('Models'),
        );
      },
    DeepLink:
      (_original, { React: { createElement } }) =>
      ({ text }: { text: unknown }) =>
        createElement('span', null, text),
  },
  statePlugins: {
    layout: {
      wrapActions: {
        // Its own scrolling would put an operation that an address names under the desk's header.
        scrollToElement: () => (element) => {
          // What it gives is a frame around the operation, which keeps no distance to the header.
          if (element instanceof Element) (element.querySelector('.opblock') ?? element).scrollIntoView();
          return { type: 'scrolled' };
        },
      },
    },
  },
};
