import { config } from 'zod/v4/core';

// Next runs this file in the browser before anything else. Zod would try out whether it may compile schemas to code: the
// desk's policy forbids that, and a browser reports each such try as a violation.
config({ jitless: true });
