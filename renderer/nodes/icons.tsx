import {
  Bell,
  Cake,
  CalendarDays,
  Coins,
  CornerUpLeft,
  FlaskConical,
  Gauge,
  Hand,
  Image,
  ListOrdered,
  MessageCircleQuestion,
  Megaphone,
  SunMedium,
  Tag,
  TrendingUp,
  Users,
  Webhook,
  CalendarClock,
  Clock,
  DoorOpen,
  Funnel,
  GitBranch,
  Hourglass,
  Mail,
  MessageSquare,
  MessageSquareText,
  Moon,
  Pencil,
  ShoppingCart,
  Split,
  StickyNote,
  Target,
  Timer,
  Zap,
} from 'lucide-react';
import type { ReactNode } from 'react';

/** The mark of one kind of node (`kindKeyOf`), in the palette and on cards. */
export function KindIcon({ kind }: { readonly kind: string }): ReactNode {
  switch (kind) {
    case 'trigger.event':
      return <Zap aria-hidden />;
    case 'trigger.absence':
      return <ShoppingCart aria-hidden />;
    case 'trigger.inactivity':
      return <Moon aria-hidden />;
    case 'trigger.date':
      return <Cake aria-hidden />;
    case 'trigger.schedule':
      return <CalendarClock aria-hidden />;
    case 'trigger.sequence':
      return <ListOrdered aria-hidden />;
    case 'trigger.segment':
      return <Users aria-hidden />;
    case 'trigger.item':
      return <Tag aria-hidden />;
    case 'trigger.predicted':
      return <TrendingUp aria-hidden />;
    case 'trigger.manual':
      return <Hand aria-hidden />;
    case 'wait.untilDate':
      return <CalendarDays aria-hidden />;
    case 'wait.bestHour':
      return <SunMedium aria-hidden />;
    case 'experiment':
      return <FlaskConical aria-hidden />;
    case 'gate':
      return <Gauge aria-hidden />;
    case 'survey':
      return <MessageCircleQuestion aria-hidden />;
    case 'audience':
      return <Megaphone aria-hidden />;
    case 'webhook':
      return <Webhook aria-hidden />;
    case 'goTo':
      return <CornerUpLeft aria-hidden />;
    case 'message.mms':
      return <Image aria-hidden />;
    case 'wait.duration':
      return <Timer aria-hidden />;
    case 'wait.untilLocal':
      return <Clock aria-hidden />;
    case 'waitFor':
      return <Hourglass aria-hidden />;
    case 'filter':
      return <Funnel aria-hidden />;
    case 'branch':
      return <GitBranch aria-hidden />;
    case 'split':
      return <Split aria-hidden />;
    case 'message.email':
      return <Mail aria-hidden />;
    case 'message.sms':
      return <MessageSquare aria-hidden />;
    case 'message.lms':
      return <MessageSquareText aria-hidden />;
    case 'message.push':
      return <Bell aria-hidden />;
    case 'message.alimtalk':
    case 'message.brandMessage':
      return (
        <span className="kakaoMark" aria-hidden>
          K
        </span>
      );
    case 'update.points':
      return <Coins aria-hidden />;
    case 'update':
      return <Pencil aria-hidden />;
    case 'goal':
      return <Target aria-hidden />;
    case 'exit':
      return <DoorOpen aria-hidden />;
    case 'note':
      return <StickyNote aria-hidden />;
    default:
      return null;
  }
}

/** Whether the kind wears Kakao's own yellow instead of its family's colour. */
export function isKakao(kind: string): boolean {
  return kind === 'message.alimtalk' || kind === 'message.brandMessage';
}
