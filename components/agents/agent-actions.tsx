import { ActionIcon, Menu } from '@mantine/core';
import { IconCircleCheck, IconCircleOff, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import type { Agent } from '#contract/agents';
import { useOnFocusLost } from '../rows/use-on-focus-lost';

/** The actions available for an agent. */
export type AgentAction = 'change' | 'switch' | 'delete';

type AgentActionsProps = {
  agent: Agent;
  onAsk: (action: AgentAction) => void;
  /** called when this unmounts while it has the focus, for example because someone else deleted the agent */
  onGone: () => void;
};

/** The menu of admin actions for an agent. */
export function AgentActions({ agent, onAsk, onGone }: AgentActionsProps) {
  useOnFocusLost(onGone);
  const Switch = agent.enabled ? IconCircleOff : IconCircleCheck;
  return (
    <Menu position="bottom-end" width={180} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon size={30} variant="subtle" color="gray" aria-label={`Actions for ${agent.name}`}>
          <IconDots size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} stroke={1.5} aria-hidden />} onClick={() => onAsk('change')}>
          Edit…
        </Menu.Item>
        <Menu.Item leftSection={<Switch size={16} stroke={1.5} aria-hidden />} onClick={() => onAsk('switch')}>
          {agent.enabled ? 'Disable…' : 'Enable…'}
        </Menu.Item>
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={16} stroke={1.5} aria-hidden />}
          onClick={() => onAsk('delete')}
        >
          Delete…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
