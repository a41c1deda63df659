// No telemetry about builds or use leaves the machine, whichever command starts Next.
process.env.NEXT_TELEMETRY_DISABLED ??= '1';

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` checks the types; a first start need not repeat it.
  typescript: { ignoreBuildErrors: true },
  // Native code, and packages that find their own files or generate code at run time: Node loads them unbundled.
  serverExternalPackages: ['@node-rs/argon2', '@prisma/adapter-pg', '@prisma/client', 'peggy', 'pg', 'pino'],
  // `next dev` would otherwise refuse its own scripts when the desk is opened by address instead of by name.
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
  // `next dev` writes no files of its own into the project.
  agentRules: false,
  devIndicators: false,
  // `next dev` prints each request with its URL, and some links are secret.
  logging: { incomingRequests: { ignore: [/^\/(?:share|invitations|password-resets)\//] } },
  // Browsers request this path by default if a page has not declared its icon yet.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  experimental: {
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'],
  },
};

export default nextConfig;
