import type { Chance } from './chance';

export type Customer = {
  name: string;
  email: string;
  phone: string;
  language: string;
  country: string;
  city: string;
  currency: string;
  /** their messages, in their own language; empty for customers who write English */
  words: readonly Words[];
};

/** A message of a customer and its topic. */
export type Words = readonly [about: 'billing' | 'contract' | 'account' | 'delivery' | 'booking' | 'app', text: string];

/** A name as it is written, and as it is spelled in an e-mail address. */
type Name = readonly [written: string, latin: string];

type Region = {
  share: number;
  language: string;
  country: string;
  currency: string;
  cities: readonly string[];
  given: readonly Name[];
  family: readonly Name[];
  familyFirst?: true;
  /** # is replaced by a digit; numbers reserved for fiction where they exist */
  phone: string;
  words: readonly Words[];
};

const same = (names: string): Name[] =>
  names.split(' ').map((name) => [
    name,
    name
      .toLowerCase()
      .replaceAll('ß', 'ss')
      .replaceAll('ø', 'o')
      .replaceAll('ı', 'i')
      .normalize('NFD')
      .replace(/[^a-z]/g, ''),
  ]);
const pairs = (names: string): Name[] => names.split(', ').map((pair) => pair.split(' ') as [string, string]);

const regions: readonly Region[] = [
  {
    share: 30,
    language: 'en-US',
    country: 'US',
    currency: 'USD',
    cities: ['Chicago', 'Portland', 'Austin', 'Denver', 'Atlanta', 'Minneapolis'],
    given: same('Emma Marcus Olivia Tyrone Hannah Diego Grace Walter Naomi Ethan Maya Leonard Ruth Caleb'),
    family: same('Johnson Ramirez Nguyen Okafor Bennett Kowalski Sullivan Foster Delgado Whitaker Park Hughes'),
    phone: '(415) 555-01##',
    words: [],
  },
  {
    share: 16,
    language: 'en-GB',
    country: 'GB',
    currency: 'GBP',
    cities: ['London', 'Leeds', 'Bristol', 'Glasgow', 'Cardiff'],
    given: same('Amelia Rhys Imogen Kwame Fiona Alistair Zainab Harriet Callum Priya Dominic'),
    family: same('Hargreaves Osei Pemberton Macleod Iqbal Thornton Llewellyn Ashworth Banerjee Fraser'),
    phone: '020 7946 0###',
    words: [],
  },
  {
    share: 14,
    language: 'de-DE',
    country: 'DE',
    currency: 'EUR',
    cities: ['Berlin', 'Leipzig', 'Köln', 'Nürnberg', 'Freiburg'],
    given: same('Jürgen Annika Matthias Sabine Emre Katharina Lukas Heike Björn Leyla'),
    family: same('Müller Schäfer Krüger Yılmaz Weiß Hoffmann Brandt Vogel Lindner Böhm'),
    phone: '+49 30 23125 ###',
    words: [
      ['billing', 'Guten Tag, mir wurde der Betrag für März doppelt abgebucht. Können Sie das bitte prüfen?'],
      ['delivery', 'Die Sendung sollte gestern ankommen, steht aber noch im Verteilzentrum.'],
      ['contract', 'Ich möchte den Vertrag zum Monatsende kündigen und brauche eine Bestätigung.'],
    ],
  },
  {
    share: 8,
    language: 'fr-FR',
    country: 'FR',
    currency: 'EUR',
    cities: ['Lyon', 'Nantes', 'Toulouse', 'Lille'],
    given: same('Éloïse Mathieu Camille Aurélien Inès Benoît Margaux'),
    family: same('Lefèvre Moreau Dubois Garnier Chevalier Benali Rousseau'),
    phone: '+33 1 99 00 ## ##',
    words: [
      ['delivery', 'Bonjour, le colis est arrivé ouvert et il manque un article.'],
      ['account', 'Je n’arrive pas à changer mon adresse de facturation dans l’application.'],
    ],
  },
  {
    share: 8,
    language: 'es-ES',
    country: 'ES',
    currency: 'EUR',
    cities: ['Sevilla', 'Bilbao', 'Valencia', 'Málaga'],
    given: same('Lucía Íñigo Carmen Joaquín Marta Rubén Nuria'),
    family: same('Ibáñez Peñalver Gutiérrez Soler Cabrera Muñoz'),
    phone: '+34 912 34 ## ##',
    words: [
      ['billing', 'Hola, necesito una factura a nombre de mi empresa.'],
      ['billing', 'El reembolso todavía no aparece en mi cuenta.'],
    ],
  },
  {
    share: 6,
    language: 'pt-BR',
    country: 'BR',
    currency: 'BRL',
    cities: ['São Paulo', 'Recife', 'Curitiba'],
    given: same('João Beatriz Thiago Conceição Rafael Luíza'),
    family: same('Araújo Carvalho Gonçalves Teixeira Nascimento'),
    phone: '(11) 91234-####',
    words: [
      ['app', 'O aplicativo fecha sozinho quando tento pagar.'],
      ['booking', 'Preciso remarcar a visita do técnico para quinta-feira.'],
    ],
  },
  {
    share: 5,
    language: 'ar-EG',
    country: 'EG',
    currency: 'EGP',
    cities: ['القاهرة', 'الإسكندرية', 'الجيزة'],
    given: pairs('محمد mohamed, فاطمة fatma, يوسف youssef, نور nour, أحمد ahmed, ليلى layla'),
    family: pairs('المصري elmasry, حسن hassan, الشريف elsherif, عبدالله abdallah, منصور mansour'),
    phone: '+20 2 2555 0###',
    words: [
      ['billing', 'السلام عليكم، تم خصم المبلغ مرتين من بطاقتي هذا الشهر.'],
      ['delivery', 'لم يصلني الطلب رقم 48213 حتى الآن، وكان موعد التسليم يوم الأحد.'],
      ['account', 'أريد تغيير رقم الهاتف المسجل في حسابي (iPhone 15).'],
    ],
  },
  {
    share: 3,
    language: 'he-IL',
    country: 'IL',
    currency: 'ILS',
    cities: ['תל אביב', 'חיפה', 'באר שבע'],
    given: pairs('נועה noa, איתי itai, תמר tamar, יונתן yonatan, מיכל michal'),
    family: pairs('כהן cohen, לוי levi, מזרחי mizrahi, פרידמן friedman'),
    phone: '+972 3 555 ####',
    words: [
      ['billing', 'שלום, החשבונית מחודש אפריל שגויה. אפשר לתקן?'],
      ['billing', 'ההזמנה בוטלה אבל הזיכוי עדיין לא הגיע.'],
    ],
  },
  {
    share: 5,
    language: 'zh-CN',
    country: 'CN',
    currency: 'CNY',
    cities: ['上海', '成都', '广州', '杭州'],
    given: pairs('伟 wei, 芳 fang, 秀英 xiuying, 磊 lei, 静怡 jingyi, 子涵 zihan'),
    family: pairs('王 wang, 李 li, 张 zhang, 陈 chen, 赵 zhao, 欧阳 ouyang'),
    familyFirst: true,
    phone: '138 0013 ####',
    words: [
      ['delivery', '您好，我的订单显示已签收，但我没有收到包裹。'],
      ['contract', '请问会员续费后什么时候生效？'],
      ['billing', '发票抬头写错了，可以重新开具吗？'],
    ],
  },
  {
    share: 3,
    language: 'hi-IN',
    country: 'IN',
    currency: 'INR',
    cities: ['जयपुर', 'लखनऊ', 'पुणे'],
    given: pairs('अनन्या ananya, रोहित rohit, प्रिया priya, अर्जुन arjun, मीरा meera'),
    family: pairs('शर्मा sharma, वर्मा verma, गुप्ता gupta, पटेल patel, अय्यर iyer'),
    phone: '+91 22 5550 ####',
    words: [
      ['billing', 'नमस्ते, मेरा भुगतान कट गया है लेकिन ऑर्डर की पुष्टि नहीं हुई।'],
      ['delivery', 'कृपया मेरी डिलीवरी शनिवार को करवा दीजिए।'],
    ],
  },
  {
    share: 2,
    language: 'ja-JP',
    country: 'JP',
    currency: 'JPY',
    cities: ['大阪', '福岡', '札幌'],
    given: pairs('さくら sakura, 蓮 ren, 陽菜 hina, 健太 kenta'),
    family: pairs('佐藤 sato, 高橋 takahashi, 渡辺 watanabe, 小林 kobayashi'),
    familyFirst: true,
    phone: '03-5550-####',
    words: [
      ['booking', '予約の日程を変更したいのですが、空きはありますか。'],
      ['billing', '領収書の宛名を会社名にしていただけますか。'],
    ],
  },
];

const weighted = regions.flatMap((region) => Array.from({ length: region.share }, () => region));
const domains = ['example.com', 'example.com', 'example.org', 'example.net', 'mail.example.com'];

/** Invents a customer; addresses and numbers belong to no one. */
export function inventCustomer(chance: Chance): Customer {
  const region = chance.pick(weighted);
  const [given, givenLatin] = chance.pick(region.given);
  const [family, familyLatin] = chance.pick(region.family);
  const handle = chance.pick([
    `${givenLatin}.${familyLatin}`,
    `${givenLatin.slice(0, 1)}${familyLatin}`,
    `${givenLatin}${chance.integer(61, 99)}`,
  ]);
  return {
    name: region.familyFirst ? `${family}${given}` : `${given} ${family}`,
    email: `${handle}@${chance.pick(domains)}`,
    phone: region.phone.replace(/#/g, () => chance.digits(1)),
    language: region.language,
    country: region.country,
    city: chance.pick(region.cities),
    currency: region.currency,
    words: region.words,
  };
}
