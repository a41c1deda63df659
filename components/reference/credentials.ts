import type { Plugin, System } from 'swagger-ui-dist/swagger-ui-es-bundle.js';

type Field = { get(name: string): unknown };
type SchemeProps = {
  name: string;
  schema: Field;
  authorized?: { get(name: string): unknown };
  onChange: (given: { name: string; schema: Field; value: string }) => void;
};

const words = {
  key: { title: 'API key', text: 'Sent as x-api-key.' },
  bearer: {
    title: 'API key as bearer token',
    text: 'The same key, sent as Authorization: Bearer. Use either one.',
  },
  shareLink: { title: 'Share link', text: 'The token of a share link, to open it.' },
  shareLinkOpen: {
    title: 'Open share link',
    text: 'The value returned when a share link is opened, to read its session.',
  },
  signIn: {
    title: 'Sign-in',
    text: 'Sign in to the desk in this browser. Calls from this page then use your sign-in unless you enter a key.',
  },
} as const;

let openedFrom: Element | null = null;

/**
 * The credentials dialog in the desk's words. Swagger UI would ask for the value of the sign-in cookie, which no page
 * can set, and its dialog is not usable by keyboard or screen reader.
 */
export const credentials: Plugin = {
  wrapComponents: {
    apiKeyAuth: (_original, system) => (props: SchemeProps) =>
      props.schema.get('in') === 'cookie' ? explained(system, 'signIn') : keyField(system, 'key', props),
    HttpAuth: (_original, system) => (props: SchemeProps) => keyField(system, bearerKind(props.name), props),
    authorizationPopup:
      (original, { React, authActions }) =>
      (props: object) => {
        const onKeyDown = (event: KeyboardEvent) => {
          if (event.key === 'Escape') authActions.showDefinitions(false);
        };
        const attributes = { role: 'dialog', 'aria-modal': true, 'aria-label': 'Available authorizations', onKeyDown };
        return React.createElement('div', attributes, React.createElement(original, props));
      },
  },
  statePlugins: {
    auth: {
      wrapActions: {
        // Focus returns to where it was.
        showDefinitions: (original) => (shown) => {
          if (shown) openedFrom = document.activeElement;
          else if (openedFrom instanceof HTMLElement) setTimeout(() => (openedFrom as HTMLElement).focus());
          return original(shown);
        },
      },
    },
  },
};

/** Returns what an `Authorization: Bearer` carries, by the name of its scheme in the document. */
function bearerKind(name: string): 'bearer' | 'shareLink' | 'shareLinkOpen' {
  return name === 'shareLink' || name === 'shareLinkOpen' ? name : 'bearer';
}

function explained({ React: { createElement } }: System, kind: keyof typeof words, ...more: unknown[]): unknown {
  const { title, text } = words[kind];
  return createElement(
    'div',
    { 'data-credential': kind },
    createElement('h4', null, title),
    createElement('p', null, text),
    ...more,
  );
}

function keyField(
  system: System,
  kind: Exclude<keyof typeof words, 'signIn'>,
  { name, schema, authorized, onChange }: SchemeProps,
): unknown {
  const { createElement } = system.React;
  if (authorized?.get(name) !== undefined) return explained(system, kind, createElement('p', null, 'Key set.'));
  const id = `credential-${kind}`;
  const field = {
    id,
    type: 'text',
    autoComplete: 'off',
    spellCheck: false,
    autoFocus: kind === 'key',
    onChange: (event: { target: { value: string } }) => onChange({ name, schema, value: event.target.value }),
  };
  const label = createElement('label', { htmlFor: id }, 'Key');
  return explained(system, kind, label, createElement('input', field));
}
