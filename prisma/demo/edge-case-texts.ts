import type { JsonObject } from './session-draft';

/** Sessions in scripts that are written from right to left, without spaces, or with marks above and below. */
export const scripts: readonly { id: string; description: string; metadata: JsonObject }[] = [
  {
    id: 'arabic',
    description: 'استفسار العميل عن فاتورة مكررة، تم التحقق وسيتم رد المبلغ خلال خمسة أيام',
    metadata: {
      الموضوع: 'فاتورة مكررة',
      customer_name: 'فاطمة المصري',
      customer_email: 'fatma.elmasry@example.com',
      mixed: 'الطلب رقم 48213 (Express) جاهز للشحن',
      digits: '٤٨٢١٣',
    },
  },
  {
    id: 'hebrew',
    description: 'הלקוחה ביקשה לשנות את כתובת המשלוח לפני יום חמישי',
    metadata: { נושא: 'משלוח', mixed: 'הזמנה #7781 נשלחה ב-DHL', vowels: 'שָׁלוֹם', status: 'פתוח' },
  },
  {
    id: 'chinese',
    description: '客户反映订单显示已签收但未收到包裹，已联系快递核实，预计明天中午前回复',
    metadata: {
      主题: '物流',
      订单: { 编号: '88121', 商品: '空气净化器' },
      full_width: 'ＡＢＣ１２３',
      note: '客户说：“请尽快处理。”',
    },
  },
  {
    id: 'hindi',
    description: 'ग्राहक का भुगतान कट गया लेकिन ऑर्डर की पुष्टि नहीं हुई, राशि वापस की जा रही है',
    metadata: { विषय: 'भुगतान', राशि: '१,२५०', joined: 'क्षत्रिय', note: 'शनिवार को फिर से संपर्क करें' },
  },
  {
    id: 'japanese',
    description: '予約日の変更についてのお問い合わせ、木曜日の午前で確定',
    metadata: { 件名: '予約変更', half_width: 'ｶﾀｶﾅ', note: '担当：渡辺' },
  },
  {
    id: 'thai',
    description: 'ลูกค้าสอบถามเรื่องการคืนเงินของคำสั่งซื้อเดือนมีนาคม',
    metadata: { หัวข้อ: 'คืนเงิน', note: 'รอเอกสารจากธนาคาร' },
  },
  {
    id: 'emoji',
    description: 'Customer writes in pictures 🎉👩‍👩‍👧‍👦🏳️‍🌈',
    metadata: { mood: '😡→🙂', family: '👩‍👩‍👧‍👦', flag: '🇳🇴', skin: '👋🏽', keycap: '4️⃣2️⃣', '🧾': 'receipt' },
  },
  {
    id: 'marks',
    description: 'Z͑ͫ̓a̴l͙g̸o and other marks that reach into the lines around them',
    metadata: {
      stacked: 'Z̸̡̛͎͓̆̈́a̵̧̢͇̽̕l̶̨͔͐͋g̴̡̛̈́ơ̷̙',
      composed: 'é',
      decomposed: 'e\u0301',
      zero_width: 'cus\u200btom\u200der',
      direction: 'abc\u202edef\u202c',
      soft_hyphen: 're\u00adfund',
    },
  },
];

const text = (id: string, description: string, metadata: JsonObject) => ({
  id,
  description,
  metadata: JSON.stringify(metadata),
});

/** Texts that a page must show as text: nothing in them may run, load or link anywhere by itself. */
export const edgeCaseTexts = [
  text('html', '<b>Bold</b> request about order 88121 <img src=x onerror=alert(1)>', {
    html: '<h1>Hello</h1><p onclick="alert(1)">click</p>',
    image: '<img src=x onerror=alert(1)>',
    script: '<script>alert("metadata")</script>',
    closing: '</script><script>alert(2)</script>',
    comment: '<!-- --><!--',
    entity: '&lt;b&gt; &amp; &#x3C;',
    style: '<style>body{display:none}</style>',
    '<b>key</b>': 'a key with HTML in it',
  }),
  text('links', 'Links of many kinds; only two of them lead anywhere', {
    https: 'https://help.example.com/articles/refunds?lang=en#steps',
    http: 'http://example.org/',
    javascript: 'javascript:alert(document.cookie)',
    javascript_spaced: ' JaVaScRiPt:alert(1)',
    data: 'data:text/html,<script>alert(1)</script>',
    vbscript: 'vbscript:msgbox(1)',
    file: 'file:///etc/hosts',
    no_scheme: '//example.com/path',
    with_name: 'https://help.example.com@evil.example/',
    look_alike: 'https://ехample.com/',
  }),
  text('templates', 'Signs that templates, shells, spreadsheets and databases read', {
    template: '{{constructor.constructor("return 1")()}} \u0024{7*7} <%= 7*7 %> #{7*7}',
    shell: '$(touch x); `id` | cat && rm -- *',
    sql: "'; DROP TABLE sessions; --",
    like: '100%_sure\\',
    sheet: '=HYPERLINK("https://example.com","open")',
    sheet_plus: '+1+2',
    path: '../../etc/passwd',
    format: '%s %d %n',
    log: 'line one\r\nlevel=error msg="not a real line"',
    ansi: '\u001b[31mred\u001b[0m',
  }),
  text('json_in_json', 'JSON as text inside of JSON', {
    payload: '{"customer":{"email":"inner@example.com"},"list":[1,2,{"deep":true}]}',
    broken: '{"open": [1, 2',
    twice: JSON.stringify(JSON.stringify({ a: 1 })),
  }),
  text('placeholder_look_alikes', 'Text that looks as if it were masked', {
    bullet: 'one · two · three',
    almost: 'email·12345',
    label: 'phone: hidden',
  }),
];
