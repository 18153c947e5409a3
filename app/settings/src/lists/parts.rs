//! The parts that an invoice is paid in by an entry of the payment terms: a row each, in the place of days.

use chrono::NaiveDate;
use domain::documents::form::reading;
use domain::documents::instalments::counted_rows;
use domain::documents::{InstalmentCell as Cell, InstalmentRow, WrongInstalment};
use domain::format::typed;
use domain::money::{Currency, Money};
use leptos::prelude::*;

use kit::order::focus_later;
use kit::ui::{Button, ButtonKind, CheckField, Glyph, Icon, IconButton, TextField};
use kit::words::{Locale, field_error, formats, td_string, words};

/// What parts are tried on, in the smallest unit: they are to come to the whole of any invoice.
const WHOLE_MINOR: i64 = 10_000;

/// The rows on the page, each with a number of its own.
#[derive(Clone, Copy)]
pub struct Parts {
    l: Locale,
    rows: RwSignal<Vec<(u32, InstalmentRow)>>,
    wrong: Memo<Option<WrongInstalment>>,
}

impl Parts {
    /// Those that an entry has, as its form writes them.
    pub fn new(kept: &str) -> Self {
        let f = formats();
        let shown = |row: InstalmentRow| match row.share.strip_suffix(" %") {
            Some(share) => InstalmentRow { share: format!("{} %", typed(share, f)), ..row },
            None => row,
        };
        let begun: Vec<(u32, InstalmentRow)> = (0..).zip(InstalmentRow::all(kept).into_iter().map(shown)).collect();
        let rows = RwSignal::new(begun);
        let wrong = Memo::new(move |_| {
            let whole = Money::new(WHOLE_MINOR, Currency::EUR);
            let all: Vec<InstalmentRow> = rows.with(|rows| rows.iter().map(|(_, row)| row.clone()).collect());
            counted_rows(&all, &reading(Currency::EUR), whole, NaiveDate::default()).err()
        });
        Self { l: words(), rows, wrong }
    }

    /// None any more: the form is ready for the next entry.
    pub fn clear(self) {
        self.rows.set(Vec::new());
    }

    /// As the form sends them.
    fn text(self) -> String {
        self.rows.with(|rows| InstalmentRow::text(&rows.iter().map(|(_, row)| row.clone()).collect::<Vec<_>>()))
    }

    fn ids(self) -> Vec<u32> {
        self.rows.with(|rows| rows.iter().map(|(id, _)| *id).collect())
    }

    fn place(self, id: u32) -> usize {
        self.rows.with(|rows| rows.iter().position(|(other, _)| *other == id)).unwrap_or_default()
    }

    fn row(self, id: u32) -> InstalmentRow {
        let of =
            |rows: &Vec<(u32, InstalmentRow)>| rows.iter().find(|(other, _)| *other == id).map(|(_, row)| row.clone());
        self.rows.with_untracked(of).unwrap_or_default()
    }

    fn change(self, id: u32, change: impl FnOnce(&mut InstalmentRow)) {
        self.rows.update(|rows| {
            if let Some((_, row)) = rows.iter_mut().find(|(other, _)| *other == id) {
                change(row);
            }
        });
    }

    /// One more; the usual two to begin with: three tenths with the order, and the balance after 30 days.
    fn add(self, place: &'static str) {
        let next = self.rows.with_untracked(|rows| rows.iter().map(|(id, _)| id + 1).max().unwrap_or_default());
        let row = |share: &str, days: &str| InstalmentRow {
            share: share.to_owned(),
            days: days.to_owned(),
            ..InstalmentRow::default()
        };
        self.rows.update(|rows| {
            if rows.is_empty() {
                rows.extend([(next, row("30 %", "0")), (next + 1, row("", "30"))]);
            } else {
                rows.push((next, row("", "")));
            }
        });
        focus_later(cell_id(place, next, "share"));
    }

    fn remove(self, place: &'static str, id: u32) {
        self.rows.update(|rows| rows.retain(|(other, _)| *other != id));
        focus_later(add_id(place));
    }

    /// What is wrong with a cell, in words.
    fn wrong(self, id: u32, cell: Cell) -> Option<String> {
        let at = self.place(id);
        self.wrong.with(|wrong| {
            let wrong = wrong.as_ref().filter(|wrong| wrong.at == at && wrong.cell == cell)?;
            Some(field_error(self.l, &wrong.error))
        })
    }
}

fn cell_id(place: &str, id: u32, cell: &str) -> String {
    format!("{place}-part-{id}-{cell}")
}

fn add_id(place: &str) -> String {
    format!("{place}-part-add")
}

/// The rows, and what adds one.
#[component]
pub fn PartRows(
    /// The rows.
    parts: Parts,
    /// What tells its inputs' ids from those of the page's other form.
    place: &'static str,
    /// What the form as a whole says of them.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let l = words();
    let add = move || {
        if parts.rows.with(Vec::is_empty) {
            td_string!(l, settings.parts_begin)
        } else {
            td_string!(l, settings.part_add)
        }
    };
    // What the rows themselves do not say.
    let refused = move || error.get().filter(|_| parts.wrong.with(Option::is_none));
    view! {
        <div
            class="entry-parts" class:filled=move || !parts.text().is_empty() role="group"
            aria-label=td_string!(l, settings.parts)
        >
            <input type="hidden" name="instalments" prop:value=move || parts.text()/>
            <For each=move || parts.ids() key=|id| *id let(id)>
                <Line parts place id/>
            </For>
            {move || refused().map(|text| view! {
                <p class="field-error" role="alert"><Icon glyph=Glyph::Warning/><span>{text}</span></p>
            })}
            <div>
                <Button attr:id=add_id(place) kind=ButtonKind::Quiet icon=Glyph::Plus class="sm" on_press=move |()| parts.add(place)>
                    {add}
                </Button>
            </div>
        </div>
    }
}

/// One of them: how much of an invoice, and when.
#[component]
fn Line(parts: Parts, place: &'static str, id: u32) -> impl IntoView {
    let (l, row) = (words(), parts.row(id));
    let number = move || td_string!(l, settings.part_number, number = (parts.place(id) + 1).to_string()).to_string();
    let wrong = |cell: Cell| Signal::derive(move || parts.wrong(id, cell));
    let typed = |set: fn(&mut InstalmentRow, String)| {
        Callback::new(move |text: String| parts.change(id, move |row| set(row, text)))
    };
    let ends = RwSignal::new(!row.end_of_month.is_empty());
    let tick = Callback::new(move |is_end: bool| {
        ends.set(is_end);
        parts.change(id, move |row| row.end_of_month = if is_end { "on".to_owned() } else { String::new() });
    });
    let after = if row.end_of_month == "on" { String::new() } else { row.end_of_month.clone() };
    let behind = typed(|row, text| row.end_of_month = if text.trim().is_empty() { "on".to_owned() } else { text });
    view! {
        <div class="entry-part" role="group" aria-label=number>
            <TextField
                name="" id=cell_id(place, id, "share") label=td_string!(l, settings.part_share) value=row.share
                placeholder=td_string!(l, settings.part_rest) autocomplete="off" maxlength=12 class="w-xs"
                error=wrong(Cell::Share) on_input=typed(|row, text| row.share = text)
            />
            <TextField
                name="" id=cell_id(place, id, "days") label=td_string!(l, settings.days) value=row.days
                suffix=td_string!(l, settings.days_unit) inputmode="numeric" input_class="num" class="w-xs" autocomplete="off" maxlength=3
                error=wrong(Cell::Days) on_input=typed(|row, text| row.days = text)
            />
            <CheckField
                name="" id=cell_id(place, id, "end") label=td_string!(l, settings.end_of_month)
                checked=!row.end_of_month.is_empty() on_change=tick
            />
            {move || ends.get().then(|| view! {
                <TextField
                    name="" id=cell_id(place, id, "after") label=td_string!(l, settings.days_after) value=after.clone()
                    suffix=td_string!(l, settings.days_unit) inputmode="numeric" input_class="num" class="w-xs" autocomplete="off"
                    maxlength=3 on_input=behind
                />
            })}
            <IconButton
                label=td_string!(l, settings.part_remove) icon=Glyph::Trash class="sm"
                on_press=move |()| parts.remove(place, id)
            />
        </div>
    }
}
