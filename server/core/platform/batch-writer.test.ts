import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { log } from '#server/log';
import { BatchWriter } from './batch-writer';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('rows in batches', () => {
  test('are written 250 ms after the first of them, together and in order', async () => {
    const write = vi.fn(async (_rows: number[]) => {});
    const rows = new BatchWriter('numbers', write);
    void rows.add(1);
    await vi.advanceTimersByTimeAsync(200);
    void rows.add(2);
    await vi.advanceTimersByTimeAsync(49);
    expect(write).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(write.mock.calls).toEqual([[[1, 2]]]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(write).toHaveBeenCalledTimes(1);
  });

  test('that could not be written are kept, and tried again a second later, before newer ones', async () => {
    const write = vi.fn(async (_rows: number[]) => {}).mockRejectedValueOnce(new Error('no database'));
    const told = vi.spyOn(log, 'error').mockReturnValue();
    const rows = new BatchWriter('numbers', write);
    void rows.add(1);
    await rows.flush();
    expect(told).toHaveBeenCalledTimes(1);
    void rows.add(2);
    await vi.advanceTimersByTimeAsync(999);
    expect(write.mock.calls).toEqual([[[1]]]);
    await vi.advanceTimersByTimeAsync(1);
    expect(write.mock.calls).toEqual([[[1]], [[1, 2]]]);
  });
});
