export type DemoAgent = {
  id: string;
  name: string;
  description: string | null;
  enabled: boolean;
  created_at: Date;
  /** its share of a hundred ordinary sessions */
  share: number;
  /** `ase_refund_` and a number; null: random ids */
  idPrefix: string | null;
  /** whether its metadata is indented, one key per line */
  indented: boolean;
};

const agent = (
  id: string,
  name: string,
  description: string | null,
  made: string,
  share: number,
  more: { idPrefix?: string; indented?: true; enabled?: false } = {},
): DemoAgent => ({
  id,
  name,
  description,
  enabled: more.enabled ?? true,
  created_at: new Date(made),
  share,
  idPrefix: more.idPrefix ?? null,
  indented: more.indented ?? false,
});

/** The agent of the sessions with unusual content. */
export const playgroundId = 'agt_playground';

/** The twelve agents. The example of the contract belongs to the first and is older than everything else. */
export const agents: readonly DemoAgent[] = [
  agent(
    'agt_customer_support',
    'Customer support',
    'First line on web chat, e-mail and WhatsApp for all plans.',
    '2023-11-06T09:00:00Z',
    22,
    { idPrefix: 'ase_customer_support_', indented: true },
  ),
  agent('agt_refunds', 'Refunds', 'Checks an order and pays back up to 200 on its own.', '2024-02-19T08:30:00Z', 14, {
    idPrefix: 'ase_refund_',
    indented: true,
  }),
  agent('agt_onboarding', 'Onboarding', 'Walks new teams through their first week.', '2024-03-04T10:00:00Z', 9, {
    idPrefix: 'ase_onboarding_',
    indented: true,
  }),
  agent(
    'agt_technical_support',
    'Technical support',
    'Reads logs, asks for one thing at a time, hands over to tier 2.',
    '2024-03-18T07:45:00Z',
    13,
  ),
  agent('agt_sales', 'Sales questions', 'Answers plan and price questions.', '2024-04-22T12:15:00Z', 8),
  agent('agt_delivery', 'Delivery tracking', 'Where is my parcel, and can it come later.', '2024-05-13T06:00:00Z', 11, {
    idPrefix: 'ase_delivery_',
  }),
  agent(
    'agt_appointments',
    'Appointments',
    'Books, moves and cancels visits of technicians.',
    '2024-06-03T09:20:00Z',
    7,
    {
      indented: true,
    },
  ),
  agent('agt_card_services', 'Card services', 'Lost cards, disputed charges, limits.', '2024-06-17T11:00:00Z', 6),
  agent(
    'agt_it_service_desk',
    'IT service desk',
    'For our own staff: passwords, laptops, access.',
    '2024-07-01T08:00:00Z',
    5,
    {
      idPrefix: 'ase_it_',
      indented: true,
    },
  ),
  agent('agt_feedback', 'Feedback', null, '2024-09-09T10:10:00Z', 3),
  agent(
    'agt_voice_pilot',
    'Voice pilot',
    'The telephone agent. Switched off after the pilot.',
    '2025-02-03T09:00:00Z',
    2,
    {
      idPrefix: 'ase_voice_',
      enabled: false,
    },
  ),
  agent(
    playgroundId,
    'Playground',
    'Sessions of unusual shape: long, deep, empty, in many scripts. Good for trying the desk out.',
    '2024-06-24T13:37:00Z',
    0,
  ),
];
