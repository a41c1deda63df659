import { type CSSVariablesResolver, createTheme } from '@mantine/core';
import { accent, amber, dark, gray, green, red } from './colors';

/** Four sizes of type (12, 14, 16, 22), a grid of 8 pixels, and colours that are AA in both schemes. */
export const deskTheme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 6 },
  colors: { accent, gray, dark, green, amber, red, yellow: amber, orange: amber },
  white: '#ffffff',
  black: '#1a1a1f',
  fontFamily: 'var(--desk-sans)',
  fontFamilyMonospace: 'var(--desk-mono)',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.375rem' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.3' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '0.125rem', sm: '0.25rem', md: '0.375rem', lg: '0.5rem', xl: '0.75rem' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  headings: {
    fontFamily: 'var(--desk-sans)',
    fontWeight: '600',
    textWrap: 'pretty',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.5' },
      h3: { fontSize: '0.875rem', lineHeight: '1.5' },
      h4: { fontSize: '0.875rem', lineHeight: '1.5' },
      h5: { fontSize: '0.75rem', lineHeight: '1.35' },
      h6: { fontSize: '0.75rem', lineHeight: '1.35' },
    },
  },
  shadows: {
    xs: '0 1px 2px rgb(10 10 20 / 6%)',
    sm: '0 1px 3px rgb(10 10 20 / 8%)',
    md: '0 4px 16px rgb(10 10 20 / 10%)',
    lg: '0 8px 24px rgb(10 10 20 / 14%)',
    xl: '0 16px 40px rgb(10 10 20 / 18%)',
  },
  components: {
    InputWrapper: { styles: { label: { marginBottom: '0.25rem' }, error: { marginTop: '0.25rem' } } },
    Tooltip: {
      defaultProps: {
        events: { hover: true, focus: true, touch: true },
        openDelay: 200,
        transitionProps: { duration: 0 },
        // Inside a landmark, so that people who navigate by landmarks find it.
        portalProps: { target: '#content' },
      },
    },
    Modal: {
      defaultProps: {
        transitionProps: { duration: 0 },
        overlayProps: { backgroundOpacity: 0.4 },
        closeButtonProps: { 'aria-label': 'Close' },
        // A dialog's header is not a second banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
    },
    Popover: { defaultProps: { transitionProps: { duration: 0 }, shadow: 'md' } },
    Menu: { defaultProps: { transitionProps: { duration: 0 }, shadow: 'md' } },
  },
});

/** Shades where Mantine's own would be too pale for text, and the desk's lines and surfaces. */
export const deskVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-default-border': gray[4],
    '--mantine-color-disabled-color': gray[6],
    '--mantine-color-success': green[6],
    '--mantine-color-red-light': red[0],
    '--mantine-color-green-light': green[0],
    '--mantine-color-amber-light': amber[0],
    '--mantine-color-yellow-light': amber[0],
    '--mantine-color-orange-light': amber[0],
    '--desk-line': gray[3],
    '--desk-surface': gray[0],
    '--desk-hover': gray[1],
    '--desk-accent-text': accent[6],
  },
  dark: {
    '--mantine-color-placeholder': dark[2],
    '--mantine-color-error': red[4],
    '--mantine-color-success': green[4],
    '--mantine-color-default': dark[6],
    '--mantine-color-disabled-color': dark[2],
    '--desk-line': dark[5],
    '--desk-surface': '#18181c',
    '--desk-hover': dark[6],
    '--desk-accent-text': accent[4],
  },
});
