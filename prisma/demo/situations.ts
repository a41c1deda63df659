import type { Chance } from './chance';
import type { Customer, Words } from './customers';
import type { Facts } from './facts';
import type { JsonObject } from './session-draft';

/** What the customers of one agent ask about: [category, sub-category, description with {facts}]. */
export type Situation = {
  topics: readonly (readonly [category: string, subCategory: string, description: string])[];
  /** which messages in the customer's own language fit */
  words?: readonly Words[0][];
  details: (chance: Chance, facts: Facts, customer: Customer) => JsonObject;
};

const support: Situation = {
  words: ['billing', 'contract', 'account'],
  topics: [
    ['billing', 'double_charge', 'Charged twice in {month}, {amount} each; asks for one to be paid back'],
    ['billing', 'invoice_correction', 'Invoice {invoice} shows the old company name, {company} needs a corrected one'],
    ['billing', 'payment_method', 'Card expired, the {plan} plan is in its grace period until {weekday}'],
    ['account', 'ownership_transfer', 'Wants to hand the account of {company} over to a colleague'],
    ['account', 'email_change', 'Lost access to the old mailbox and cannot confirm the new address'],
    [
      'subscription',
      'cancellation',
      'Wants to cancel the {plan} plan at the end of {month} and asks for written confirmation',
    ],
    ['subscription', 'downgrade', 'Asks what happens to {seats} seats when going down to the starter plan'],
    ['privacy', 'data_request', 'Asks for a copy of all data we hold; identity still to be checked'],
  ],
  details: (chance, facts) => ({
    account_type: facts.plan,
    invoice: facts.invoice,
    interaction_count: chance.integer(1, 24),
    sentiment: chance.pick(['calm', 'calm', 'worried', 'annoyed']),
  }),
};

const refunds: Situation = {
  words: ['billing', 'delivery'],
  topics: [
    ['refund', 'damaged_item', 'Refund for order {order}: {product} arrived damaged, photos attached'],
    ['refund', 'wrong_item', 'Order {order}: got another article in place of the {product}'],
    ['refund', 'late_delivery', 'Wants the delivery fee of order {order} back, it came four days late'],
    ['refund', 'return_received', 'Return of {product} scanned at the warehouse, refund of {amount} due'],
    ['refund', 'partial_refund', 'One of two {product} missing in order {order}, partial refund agreed'],
    ['chargeback', 'dispute', 'Bank opened a dispute over {amount} for order {order} while our refund was under way'],
  ],
  details: (chance, facts, customer) => ({
    order: {
      id: `order ${facts.order}`,
      items: [{ product: facts.product, quantity: chance.integer(1, 3), price: Number(facts.amount) }],
      currency: customer.currency,
    },
    refund: { state: chance.pick(['requested', 'approved', 'paid', 'refused']), automatic: chance.happens(0.6) },
  }),
};

const onboarding: Situation = {
  topics: [
    ['setup', 'first_import', '{company} imports {seats} contacts from a spreadsheet, half of the rows refused'],
    ['setup', 'invite_team', 'Inviting the team of {company}: {seats} seats, single sign-on comes later'],
    ['setup', 'domain', 'Own domain does not verify yet, DNS record is in place since {weekday}'],
    ['training', 'walkthrough', 'Walkthrough for two new admins of {company}, second session on {weekday}'],
    ['setup', 'integration', 'Connecting the calendar of {company}; stuck at the consent screen'],
  ],
  details: (chance, facts) => ({
    company: facts.company,
    plan: facts.plan,
    seats: facts.seats,
    checklist: {
      workspace_created: true,
      team_invited: chance.happens(0.7),
      data_imported: chance.happens(0.5),
      first_report: chance.happens(0.3),
    },
  }),
};

const technical: Situation = {
  words: ['app', 'account'],
  topics: [
    ['incident', 'login', 'Sign-in loops back to the start page on {device} with {errorCode}'],
    ['bug', 'export', 'Export of {month} stops at 62 % with {errorCode}; smaller ranges work'],
    ['bug', 'crash', 'App {appVersion} closes when opening a file on {device}'],
    ['integration', 'webhook', 'Webhooks of {company} arrive twice since {weekday}, signature is right both times'],
    ['performance', 'slow_search', 'Search takes over ten seconds for {company}, fine for everybody else'],
    ['how_to', 'api', 'Asks how to page through results without missing any that come in meanwhile'],
  ],
  details: (chance, facts) => ({
    device: facts.device,
    app_version: facts.appVersion,
    error_code: facts.errorCode,
    logs: { collected: chance.happens(0.6), lines: chance.integer(0, 4_800), trace_id: `tr_${chance.characters(12)}` },
    reproduced: chance.pick([true, false, null]),
  }),
};

const sales: Situation = {
  topics: [
    ['pricing', 'quote', '{company} asks for a quote over {seats} seats, yearly, with single sign-on'],
    ['pricing', 'discount', 'School asks whether the {plan} plan is cheaper for education'],
    ['comparison', 'features', 'Wants to know what the {plan} plan has that starter does not'],
    ['trial', 'extension', 'Trial of {company} ends on {weekday}, asks for two more weeks'],
  ],
  details: (chance, facts, customer) => ({
    company: facts.company,
    interested_in: facts.plan,
    seats: facts.seats,
    budget: { amount: chance.integer(2, 60) * 500, currency: customer.currency },
    lead_score: chance.integer(5, 99) / 100,
  }),
};

const delivery: Situation = {
  words: ['delivery'],
  topics: [
    ['tracking', 'no_update', 'Parcel {parcel} has had no scan since {weekday}, last seen in {city}'],
    ['tracking', 'marked_delivered', 'Marked as delivered, but nothing at the door; asks {carrier} for the signature'],
    ['change', 'new_date', 'Wants parcel {parcel} on {weekday} in place of tomorrow'],
    ['change', 'pickup_point', 'Please leave order {order} at the pickup point in {city}'],
    ['complaint', 'damaged', 'Box of the {product} was wet, the {carrier} driver noted it'],
  ],
  details: (chance, facts) => ({
    parcel: { number: facts.parcel, carrier: facts.carrier, weight_kg: chance.integer(2, 240) / 10 },
    order: facts.order,
    scans: chance.some(['registered', 'sorted', 'in_transit', 'out_for_delivery', 'delivered'], chance.integer(1, 4)),
  }),
};

const appointments: Situation = {
  words: ['booking'],
  topics: [
    ['booking', 'new', 'New visit for {service} in {city}, mornings only'],
    ['booking', 'moved', 'Moved the {service} from {weekday} to the week after'],
    ['booking', 'cancelled', 'Cancelled the {service}, fault went away by itself'],
    ['booking', 'no_show', 'Technician stood before a closed door on {weekday}; new date wanted'],
  ],
  details: (chance, facts, customer) => ({
    service: facts.service,
    street: `${chance.pick(['Mill Lane', 'Lindenstraße', 'Rue des Tanneurs', 'Calle Mayor'])} ${chance.integer(1, 180)}`,
    city: customer.city,
    slot: { day: facts.weekday, from: `${chance.integer(7, 15)}:00`, hours: chance.integer(1, 4) },
    reminders: { mail: true, sms: chance.happens(0.5) },
  }),
};

const cards: Situation = {
  words: ['billing'],
  topics: [
    ['card', 'lost', 'Lost card in {city}, blocked at once; replacement goes to the address on file'],
    ['dispute', 'unknown_charge', 'Does not know a charge of {amount} at {merchant}'],
    ['card', 'declined', 'Card declined at {merchant} though there is money on the account'],
    ['limit', 'raise', 'Wants a higher limit for a trip in {month}'],
  ],
  details: (chance, facts, customer) => ({
    card: {
      brand: chance.pick(['visa', 'mastercard']),
      last4: chance.digits(4),
      state: chance.pick(['active', 'blocked']),
    },
    card_holder: customer.name,
    charge: { merchant: facts.merchant, amount: Number(facts.amount), currency: customer.currency },
    verified_by: chance.pick(['app', 'sms_code', 'security_question']),
  }),
};

const itDesk: Situation = {
  topics: [
    ['access', 'password', 'Locked out of {system} after the holidays'],
    ['hardware', 'laptop', 'Battery swells on a three-year-old laptop, loan device until {weekday}'],
    ['access', 'request', 'New colleague needs {system} from {weekday}'],
    ['network', 'wifi', 'Meeting room on the second floor has no Wi-Fi, {device}'],
  ],
  details: (chance, facts) => ({
    department: chance.pick(['finance', 'design', 'logistics', 'support', 'legal']),
    asset_tag: `NB-${chance.digits(5)}`,
    system: facts.system,
    approved: chance.pick([true, true, false, null]),
  }),
};

const feedback: Situation = {
  topics: [
    ['praise', 'service', 'Thanks the technician who came on {weekday}'],
    ['idea', 'feature', 'Would like a dark colour scheme in the reports'],
    ['complaint', 'wording', 'Finds the reminder mails too frequent'],
  ],
  details: (chance) => ({
    rating: chance.integer(1, 5),
    would_recommend: chance.integer(0, 10),
    survey: 'spring-2025',
  }),
};

const voice: Situation = {
  topics: [
    ['call', 'opening_hours', 'Asked for opening hours in {city}, hung up satisfied'],
    ['call', 'not_understood', 'Agent did not understand the order number, passed on to a person'],
    ['call', 'callback', 'Wants to be called back on {weekday} after five'],
  ],
  details: (chance) => ({
    duration_seconds: chance.integer(11, 840),
    confidence: chance.integer(310, 990) / 1_000,
    transferred: chance.happens(0.4),
  }),
};

/** The topics of sessions, by agent. */
export const situations: Readonly<Record<string, Situation>> = {
  agt_customer_support: support,
  agt_refunds: refunds,
  agt_onboarding: onboarding,
  agt_technical_support: technical,
  agt_sales: sales,
  agt_delivery: delivery,
  agt_appointments: appointments,
  agt_card_services: cards,
  agt_it_service_desk: itDesk,
  agt_feedback: feedback,
  agt_voice_pilot: voice,
};
