export { senderExporters } from './exportSender.ts';
