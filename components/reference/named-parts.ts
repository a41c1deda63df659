import type { Plugin } from 'swagger-ui-dist/swagger-ui-es-bundle.js';

/** Gives names and a place in the order of focus to parts of Swagger UI that have none. */
export const namedParts: Plugin = {
  wrapComponents: {
    TextArea:
      (original, { React }) =>
      (props: object) =>
        React.createElement(original, { 'aria-label': 'Body', spellCheck: false, ...props }),
    ExamplesSelect:
      (original, { React }) =>
      (props: object) =>
        React.createElement(
          'label',
          null,
          React.createElement('small', null, 'Example'),
          React.createElement(original, props),
        ),
    // The choice of a parameter's value; its name stands in another cell of the table.
    Select:
      (original, { React }) =>
      (props: object) =>
        React.createElement(
          'label',
          null,
          React.createElement('small', null, 'Value'),
          React.createElement(original, props),
        ),
    CloseIcon:
      (original, { React }) =>
      (props: object) =>
        React.createElement('span', { role: 'img', 'aria-label': 'Close' }, React.createElement(original, props)),
    // It scrolls, so a keyboard must reach it.
    PlainTextViewer:
      (_original, { React }) =>
      ({ className = '', children }: { className?: string; children: unknown }) =>
        React.createElement('pre', { className: `microlight ${className}`, tabIndex: 0 }, children),
  },
};
