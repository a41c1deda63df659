import { config } from 'zod/v4/core';

// Next runs this file in the browser before anything else. Zod would test whether it may compile schemas to code: the
// desk's policy forbids that, and browsers report each such attempt as a violation.
config({ jitless: true });
