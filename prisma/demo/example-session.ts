import { keys, type SessionDraft, type Version } from './session-draft';

const description =
  'Customer support session for billing inquiry regarding account charges and payment processing issues';

/** The contract's example record, character for character: the API returns exactly the response in the docs. */
const metadata = `{
    "customer_id": "customer_12345",
    "customer_email": "customer@example.com",
    "customer_name": "John Smith",
    "priority": "high",
    "channel": "web_chat",
    "issue_category": "billing",
    "sub_category": "payment_processing",
    "assigned_rep": "rep_sarah_001",
    "session_context": "premium_customer",
    "account_type": "enterprise",
    "interaction_count": 8,
    "last_interaction": "2024-01-15T14:22:30Z",
    "resolution_status": "in_progress",
    "escalation_level": "tier_1"
  }`;

const opened = metadata
  .replace('"high"', '"normal"')
  .replace('"assigned_rep": "rep_sarah_001"', '"assigned_rep": null')
  .replace('"interaction_count": 8', '"interaction_count": 1')
  .replace('14:22:30Z', '10:30:00Z')
  .replace('"in_progress"', '"open"')
  .replace('"tier_1"', '"none"');

const assigned = opened
  .replace('"assigned_rep": null', '"assigned_rep": "rep_sarah_001"')
  .replace('"interaction_count": 1', '"interaction_count": 3')
  .replace('10:30:00Z', '10:52:11Z')
  .replace('"open"', '"in_progress"');

const raised = assigned
  .replace('"normal"', '"high"')
  .replace('"interaction_count": 3', '"interaction_count": 6')
  .replace('10:52:11Z', '13:05:47Z')
  .replace('"none"', '"tier_1"');

/** Returns the example with the four changes that led to it. */
export function exampleSession(): SessionDraft {
  const version = (at: string, text: string, by: Version['by'], about = description): Version => {
    return { at: new Date(at), by, description: about, metadata: text, enabled: true };
  };
  return {
    agentId: 'agt_customer_support',
    id: 'ase_customer_support_001',
    versions: [
      version('2024-01-15T10:30:00Z', opened, keys.gateway, 'Customer support session for billing inquiry'),
      version('2024-01-15T10:52:14Z', assigned, keys.crm),
      version('2024-01-15T13:06:02Z', raised, { kind: 'person', label: 'Sarah Lindqvist' }),
      version('2024-01-15T14:22:31Z', metadata, keys.crm),
    ],
  };
}
