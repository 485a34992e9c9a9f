export { type CalendarDay, calendarDay, dateText, dayNumber, dayOf, isLeapYear, weekdayOf } from './calendar.ts';
export { localDayOf, localSecondOfDay, momentAt, offsetOf, type ZoneTable, zoneTable } from './zoneTable.ts';
