import { writeFileSync } from 'node:fs';
import { purposeDocument } from '../core/lint/purposeDocument.ts';

writeFileSync('docs/purpose-classifier.md', purposeDocument());
