export { calendarDay, dateText, dayNumber, dayOf, weekdayOf } from './calendar.ts';
export { localDayOf, localSecondOfDay, momentAt, type ZoneTable, zoneTable } from './zoneTable.ts';
