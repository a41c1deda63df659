import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import {
  IconArrowsDiff,
  IconCheck,
  IconDots,
  IconExternalLink,
  IconJson,
  IconLink,
  IconTerminal2,
} from '@tabler/icons-react';
import { lazy, useState } from 'react';
import type { Session } from '#contract/sessions';
import { useCopy } from '../ids/use-copy';
import { isTyping } from '../shell/is-typing';
import { LatePart } from '../shell/late-part';
import { comparePath, curlFor, sessionPath } from './session-address';

const CompareDialog = lazy(async () => ({ default: (await import('../comparisons/compare-dialog')).CompareDialog }));

// Includes the contract's schemas, so it is loaded when the menu opens, before it is needed.
const loadWriter = () => import('#contract/sessions');

type SessionActionsProps = { params: { agent_id: string; session_id: string }; session: Session | undefined };

/** What can be copied from a session: its link (also with the key c), a curl command, the JSON; and its comparison. */
export function SessionActions({ params, session }: SessionActionsProps) {
  const link = useCopy();
  const other = useCopy();
  const [isChoosing, setChoosing] = useState<boolean | null>(null);
  const copyLink = () => void link.copy(window.location.origin + sessionPath(params), 'The link');
  const isIn = (selector: string) => document.querySelector(selector) !== null;
  const onKey = ({ target }: KeyboardEvent) => {
    if (!isTyping(target) && !isIn('[role="dialog"][aria-modal="true"]')) copyLink();
  };
  useHotkeys([['c', onKey, { preventDefault: false }]], [], true);
  const copyJson = async (shown: Session) => {
    const { writeSession } = await loadWriter();
    await other.copy(writeSession(shown), 'The session as JSON');
  };
  const Icon = link.copied === 'done' ? IconCheck : IconLink;

  return (
    <Group gap={8} wrap="nowrap">
      <Button
        size="xs"
        variant="default"
        leftSection={<Icon size={15} stroke={1.75} aria-hidden />}
        aria-keyshortcuts="c"
        title="Copy link (c)"
        onClick={copyLink}
      >
        {link.copied === 'done' ? 'Copied' : link.copied === 'failed' ? 'Not copied' : 'Copy link'}
      </Button>
      <Menu
        onOpen={() => void loadWriter()}
        position="bottom-end"
        width={220}
        withinPortal={false}
        withInitialFocusPlaceholder={false}
      >
        <Menu.Target>
          <ActionIcon size={30} variant="default" aria-label="More actions">
            {other.copied === 'done' ? (
              <IconCheck size={16} stroke={1.75} aria-hidden />
            ) : (
              <IconDots size={16} stroke={1.75} aria-hidden />
            )}
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconArrowsDiff size={16} stroke={1.75} aria-hidden />}
            onClick={() => setChoosing(true)}
          >
            Compare…
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTerminal2 size={16} stroke={1.75} aria-hidden />}
            onClick={() => void other.copy(curlFor(window.location.origin, params), 'The curl command')}
          >
            Copy as curl
          </Menu.Item>
          {session === undefined ? null : (
            <Menu.Item
              leftSection={<IconJson size={16} stroke={1.75} aria-hidden />}
              onClick={() => void copyJson(session)}
            >
              Copy as JSON
            </Menu.Item>
          )}
          <Menu.Item
            component="a"
            href={`/v2${sessionPath(params)}`}
            target="_blank"
            rel="noopener noreferrer"
            leftSection={<IconExternalLink size={16} stroke={1.75} aria-hidden />}
          >
            Open raw JSON
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isChoosing === null ? null : (
        <LatePart>
          <CompareDialog
            pathOf={(chosen) => comparePath(params, chosen)}
            except={params}
            opened={isChoosing}
            onClose={() => setChoosing(false)}
          />
        </LatePart>
      )}
    </Group>
  );
}
