import { accent } from '../theme/colors';

/** The desk's mark: a transcript, one line of it masked. Decorative, since the name is next to it. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <rect width="20" height="20" rx="5" fill={accent[6]} />
      <path d="M5 6.25h10M5 13.75h6" stroke="#fff" strokeWidth="1.75" strokeLinecap="round" />
      <path d="M5 10h10" stroke="#fff" strokeWidth="1.75" strokeLinecap="round" strokeDasharray="0.01 3.33" />
    </svg>
  );
}
