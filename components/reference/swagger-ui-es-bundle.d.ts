/** The part of Swagger UI that the reference uses. The package has no types of its own. */
declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  /** Components are made with the React that Swagger UI brings along: elements of ours would mean nothing to it. */
  export type System = {
    React: { createElement: (type: unknown, props: object | null, ...children: unknown[]) => unknown };
    getComponent: (name: string, isContainer?: boolean) => unknown;
    authActions: { showDefinitions: ShowDefinitions };
  };

  type ShowDefinitions = (shown: unknown) => unknown;

  export type Plugin = {
    wrapComponents?: Record<string, (original: unknown, system: System) => (props: never) => unknown>;
    statePlugins?: {
      auth?: { wrapActions: { showDefinitions: (original: ShowDefinitions) => ShowDefinitions } };
      layout?: { wrapActions: { scrollToElement: () => (element: unknown) => unknown } };
    };
  };

  type Options = {
    domNode: HTMLElement;
    url: string;
    plugins: Plugin[];
    validatorUrl: null;
    persistAuthorization: false;
    deepLinking: boolean;
    displayRequestDuration: boolean;
    docExpansion: 'list' | 'full' | 'none';
    defaultModelsExpandDepth: number;
    defaultModelExpandDepth: number;
    defaultModelRendering: 'example' | 'model';
    syntaxHighlight: false;
    showMutatedRequest: boolean;
    onComplete: () => void;
  };

  const SwaggerUI: (options: Options) => unknown;
  // biome-ignore lint/style/noDefaultExport: it is what the package exports
  export default SwaggerUI;
}
