// No figures about builds or use leave the machine, whichever command starts Next.
process.env.NEXT_TELEMETRY_DISABLED ??= '1';

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` checks the types; a first start need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Native code, and packages that find their own files or make code at run time: Node loads them as they are.
  serverExternalPackages: ['@node-rs/argon2', '@prisma/adapter-pg', '@prisma/client', 'peggy', 'pg', 'pino'],
  // `next dev` would otherwise refuse its own scripts when the desk is opened by address instead of by name.
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
  // `next dev` writes no files of its own into the tree.
  agentRules: false,
  devIndicators: false,
  // `next dev` prints each request with its address, and that of some links is a secret.
  logging: { incomingRequests: { ignore: [/^\/(?:share|invitations|password-resets)\//] } },
  // Browsers ask for this name of their own accord where a page has not yet told them its icon.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  experimental: {
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'],
  },
};

export default nextConfig;
