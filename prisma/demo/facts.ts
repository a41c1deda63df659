import type { Chance } from './chance';
import type { Customer } from './customers';

/** The facts of a conversation: the same ones appear in its description and in its metadata. */
export type Facts = {
  order: string;
  invoice: string;
  product: string;
  amount: string;
  plan: string;
  seats: number;
  company: string;
  month: string;
  device: string;
  appVersion: string;
  errorCode: string;
  carrier: string;
  parcel: string;
  city: string;
  service: string;
  weekday: string;
  merchant: string;
  system: string;
};

const products = [
  'standing desk Fjell 160',
  'noise-cancelling headset H3',
  'espresso grinder Molino',
  'trail running shoes, size 42',
  'air purifier Breeze 2',
  'label printer LP-40',
  'winter duvet 200 × 200',
  'e-reader Folio 8',
  'cast-iron pan 28 cm',
  'bicycle light set Lumo',
  'rain jacket Skur, size M',
  'mechanical keyboard K7',
];
const companies = [
  'Nordlicht GmbH',
  'Brightwater Dental',
  'Atelier Garnier',
  'Kestrel Logistics',
  'Sunrise Bakery Group',
  'Halden Robotics',
  'Oak & Pine Interiors',
  'Meridian Schools Trust',
  'Quartz Analytics',
  'Vela Travel',
];
const months = 'January February March April May June July August September October November December'.split(' ');
const devices = [
  'iPhone 15, iOS 18.1',
  'Pixel 8, Android 15',
  'Galaxy S23, Android 14',
  'MacBook Air, macOS 15',
  'Windows 11, Edge 129',
  'Windows 10, Firefox 128',
  'iPad Air, iPadOS 17.6',
  'Ubuntu 24.04, Chrome 130',
];
const errorCodes = ['PAY-402', 'SYNC-117', 'AUTH-031', 'UPLOAD-413', 'SSO-007', 'WEBHOOK-504', 'EXPORT-022'];
const services = ['boiler inspection', 'fibre installation', 'meter replacement', 'oven repair', 'window measuring'];
const merchants = ['Hotel Miramar', 'Gasthof Linde', 'Cityfuel 24', 'Streambox', 'Blue Parrot Books', 'Taxi Central'];
const systems = [
  'VPN',
  'the payroll portal',
  'the design drive',
  'the ticket system',
  'the staff Wi-Fi',
  'single sign-on',
];

/** Invents the facts of one conversation. */
export function inventFacts(chance: Chance, customer: Customer, at: Date): Facts {
  return {
    order: String(chance.integer(41_000, 98_999)),
    invoice: `INV-${at.getUTCFullYear()}-${chance.digits(4)}`,
    product: chance.pick(products),
    amount: `${chance.integer(4, 480)}.${chance.pick(['00', '50', '90', '99', '95'])}`,
    plan: chance.pick(['starter', 'team', 'business', 'enterprise']),
    seats: chance.integer(3, 240),
    company: chance.pick(companies),
    month: months[at.getUTCMonth()] as string,
    device: chance.pick(devices),
    appVersion: `${chance.integer(4, 7)}.${chance.integer(0, 19)}.${chance.integer(0, 9)}`,
    errorCode: chance.pick(errorCodes),
    carrier: chance.pick(['Postlink', 'Rapido', 'Nordfracht', 'City Courier']),
    parcel: `PL${chance.digits(9)}`,
    city: customer.city,
    service: chance.pick(services),
    weekday: chance.pick(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']),
    merchant: chance.pick(merchants),
    system: chance.pick(systems),
  };
}

/** Replaces names in braces with the facts. */
export function fill(template: string, facts: Facts): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name as keyof Facts] ?? whole));
}
