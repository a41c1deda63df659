import type { Plugin } from 'swagger-ui-dist/swagger-ui-es-bundle.js';

/** Adds accessible names and tab stops to parts of Swagger UI that lack them. */
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
    // The select of a parameter's value; its name is in another table cell.
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
