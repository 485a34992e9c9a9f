import { z } from 'zod';

// the page's content policy forbids code made from text, which zod would otherwise use to go faster
z.config({ jitless: true });
