import { describe, expect, it } from 'vitest';
import { knownChoice, knownZone, readerFrom } from './reader';

describe('the reader', () => {
  it('gets the zone of the browser, unless another one is chosen, which takes precedence', () => {
    expect(readerFrom({ zone: 'Europe/Berlin', locale: 'de-DE' })).toEqual({ zone: 'Europe/Berlin', locale: 'de-DE' });
    expect(readerFrom({ zone: 'Europe/Berlin', chosenZone: 'Asia/Tokyo' }).zone).toBe('Asia/Tokyo');
    expect(readerFrom({ zone: 'Europe/Berlin', chosenZone: 'UTC' }).zone).toBe('UTC');
  });

  it('with the desk’s zone chosen gets its current value, or the browser’s if that is unknown', () => {
    const kept = { zone: 'Europe/Berlin', chosenZone: 'desk' };
    expect(readerFrom(kept, 'Asia/Tokyo').zone).toBe('Asia/Tokyo');
    expect(readerFrom(kept, 'UTC').zone).toBe('UTC');
    expect(readerFrom(kept, 'Mars/Olympus').zone).toBe('Europe/Berlin');
    expect(readerFrom(kept).zone).toBe('Europe/Berlin');
    expect([knownChoice('desk'), knownChoice('Desk/x'), knownChoice('Asia/Tokyo')]).toEqual([
      'desk',
      null,
      'Asia/Tokyo',
    ]);
  });

  it.each(['', 'Mars/Olympus', '<script>', '../../etc', 'x'.repeat(300), '+05:30', '+0530', ' UTC', 'Europe/Berlin\n'])(
    'with the invalid zone %j chosen gets the browser’s, and without one UTC',
    (chosenZone) => {
      expect(knownZone(chosenZone)).toBeNull();
      expect(readerFrom({ zone: 'Asia/Tokyo', chosenZone }).zone).toBe('Asia/Tokyo');
      expect(readerFrom({ zone: chosenZone, chosenZone })).toEqual({ zone: 'UTC', locale: 'en' });
    },
  );

  it('reads each name of UTC as UTC, and a locale that does not exist as English', () => {
    expect(readerFrom({ chosenZone: 'Etc/UTC', locale: 'xx-nonsense!' })).toEqual({ zone: 'UTC', locale: 'en' });
  });
});
