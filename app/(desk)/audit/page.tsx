import type { Metadata } from 'next';
import { AuditLog } from '#components/audit-events/audit-log';
import { deskPages } from '#contract/desk-pages';
import { deskPage } from '../../desk-page';

export const metadata: Metadata = { title: 'Audit log' };

/**
 * The audit log. The page reads none of it: the browser asks the API, as any program would, and each read is recorded.
 */
export default deskPage(deskPages.audit, () => <AuditLog />);
