import type { Plugin, System } from 'swagger-ui-dist/swagger-ui-es-bundle.js';

type LayoutProps = Pick<System, 'getComponent'> & {
  specSelectors: { loadingStatus(): string | undefined; info(): { get(field: string): unknown } };
};

const failure = 'The API description could not be loaded. Reload the page in a minute, or read it at /v2/openapi.json.';

/**
 * The layout of the reference: no Swagger UI bar or branding, headings below the page's own, no second main landmark,
 * and no links inside buttons.
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
        // Swagger UI's own scrolling would hide a linked operation under the desk's header.
        scrollToElement: () => (element) => {
          // The element is a wrapper around the operation, without the scroll margin for the header.
          if (element instanceof Element) (element.querySelector('.opblock') ?? element).scrollIntoView();
          return { type: 'scrolled' };
        },
      },
    },
  },
};
