use chrono::NaiveDate;
use domain::billing::due::{Due, Schedule};
use domain::documents::form::reading;
use domain::documents::instalments::{INSTALMENTS, counted_rows};
use domain::documents::{InstalmentCell as Cell, InstalmentRow, WrongInstalment};
use domain::format::{DateStyle, Locale as FormatLocale, date, money};
use domain::money::{Currency, Money};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::shares::discount_shown;
use super::state::FormState;
use engines::form::put;
use kit::order::focus_later;
use kit::ui::{Button, ButtonKind, CheckField, Glyph, Icon, IconButton, InputKind, TextField, field_id};
use kit::words::{Locale, field_error, formats, td_string};

/// The input that keeps the rows as the form's text. The field's own id is their frame's: the summary of errors brings the focus there.
const KEPT: &str = "instalments-kept";
const ADD: &str = "instalment-add";

/// The rows on the page, each with a number of its own.
#[derive(Clone, Copy)]
struct Rows {
    l: Locale,
    all: RwSignal<Vec<(u32, InstalmentRow)>>,
    counted: Memo<Result<Vec<Option<Due>>, WrongInstalment>>,
    /// Whether they were left: what is wrong while one types is said then.
    were_left: RwSignal<bool>,
    refused: Signal<Option<String>>,
}

impl Rows {
    fn new(state: FormState, begun: Vec<(u32, InstalmentRow)>) -> Self {
        let all = RwSignal::new(begun);
        let counted = Memo::new(move |_| {
            let rows: Vec<InstalmentRow> = all.with(|all| all.iter().map(|(_, row)| row.clone()).collect());
            let (due, day) = owed(state);
            counted_rows(&rows, &reading(due.currency()), due, day)
        });
        Self { l: state.l, all, counted, were_left: RwSignal::new(false), refused: state.error(INSTALMENTS) }
    }

    fn ids(self) -> Vec<u32> {
        self.all.with(|all| all.iter().map(|(id, _)| *id).collect())
    }

    fn place(self, id: u32) -> usize {
        self.all.with(|all| all.iter().position(|(other, _)| *other == id)).unwrap_or_default()
    }

    fn row(self, id: u32) -> InstalmentRow {
        let found =
            |all: &Vec<(u32, InstalmentRow)>| all.iter().find(|(other, _)| *other == id).map(|(_, row)| row.clone());
        self.all.with_untracked(found).unwrap_or_default()
    }

    /// What a row comes to, and when.
    fn part(self, id: u32) -> Option<Due> {
        let at = self.place(id);
        self.counted.with(|counted| counted.as_ref().ok().and_then(|parts| parts.get(at).copied().flatten()))
    }

    /// What is wrong with a cell, in words, once the rows were left or refused.
    fn wrong(self, id: u32, cell: Cell) -> Option<String> {
        if !self.were_left.get() && self.refused.with(Option::is_none) {
            return None;
        }
        let at = self.place(id);
        self.counted.with(|counted| {
            let wrong = counted.as_ref().err().filter(|wrong| wrong.at == at && wrong.cell == cell)?;
            Some(field_error(self.l, &wrong.error))
        })
    }

    fn change(self, id: u32, change: impl FnOnce(&mut InstalmentRow)) {
        self.all.update(|all| {
            if let Some((_, row)) = all.iter_mut().find(|(other, _)| *other == id) {
                change(row);
            }
        });
        self.tell();
    }

    /// One more; two to begin with, since a single one is a last day.
    fn add(self) {
        let next = self.all.with_untracked(|all| all.iter().map(|(id, _)| id + 1).max().unwrap_or_default());
        self.all.update(|all| {
            let count = if all.is_empty() { 2 } else { 1 };
            all.extend((next..).take(count).map(|id| (id, InstalmentRow::default())));
        });
        focus_later(cell_id(next, "share"));
    }

    /// Those of the terms that hold, to be changed for this invoice.
    fn begin(self, schedule: &Schedule, currency: Currency, f: FormatLocale) {
        let reading = reading(currency);
        let row = |part| {
            let row = InstalmentRow::of(part, &reading);
            InstalmentRow { share: discount_shown(&row.share, f), ..row }
        };
        self.all.set((0..).zip(schedule.instalments().iter().map(row)).collect());
        self.tell();
        focus_later(cell_id(0, "share"));
    }

    fn remove(self, id: u32) {
        self.all.update(|all| all.retain(|(other, _)| *other != id));
        self.tell();
        focus_later(ADD.to_owned());
    }

    /// Types the rows into the form.
    fn tell(self) {
        let rows: Vec<InstalmentRow> = self.all.with_untracked(|all| all.iter().map(|(_, row)| row.clone()).collect());
        put(KEPT, &InstalmentRow::text(&rows));
    }
}

/// What is to be paid of the invoice as it stands, and the day that is counted from.
fn owed(state: FormState) -> (Money, NaiveDate) {
    let (currency, day, gross_minor) = state.figures().with(|figures| {
        let (data, priced) = (&figures.counted.data, figures.counted.priced.as_ref());
        (data.currency, data.date, priced.map_or(0, |priced| priced.totals.gross_minor))
    });
    let deducted_minor = state.deducted().with_value(|deducted| deducted.gross_minor);
    let today = state.ruling().ruled.with(|ruled| ruled.rules.today);
    (Money::new(gross_minor.saturating_sub(deducted_minor).max(0), currency), day.unwrap_or(today))
}

fn cell_id(id: u32, cell: &str) -> String {
    format!("instalment-{id}-{cell}")
}

/// The instalments of an invoice: a row each, in the place of one last day.
#[component]
pub fn Instalments(
    /// The form.
    state: FormState,
) -> impl IntoView {
    let (l, f) = (state.l, formats());
    let kept = state.value("instalments");
    let shown = |row: InstalmentRow| InstalmentRow { share: discount_shown(&row.share, f), ..row };
    let rows = Rows::new(state, (0..).zip(InstalmentRow::all(&kept).into_iter().map(shown)).collect());
    let add = move || {
        if rows.all.with(Vec::is_empty) {
            td_string!(l, editor.instalments_begin)
        } else {
            td_string!(l, editor.instalment_add)
        }
    };
    // What the rows themselves do not say: it was refused for something else.
    let refused = move || rows.refused.get().filter(|_| rows.counted.with(Result::is_ok));
    let left = move |event: ev::FocusEvent| {
        let to = event.related_target().and_then(|to| to.dyn_into::<web_sys::Element>().ok());
        if !to.is_some_and(|to| to.closest(".instalments").is_ok_and(|around| around.is_some())) {
            rows.were_left.set(true);
        }
    };
    view! {
        <div
            class="instalments"
            id=field_id(INSTALMENTS)
            tabindex="-1"
            role="group"
            aria-label=td_string!(l, editor.instalments)
            on:focusout=left
        >
            <input type="hidden" id=field_id(KEPT) name=INSTALMENTS value=kept/>
            <Agreed rows state/>
            <For each=move || rows.ids() key=|id| *id let(id)>
                <Line rows id/>
            </For>
            {move || refused().map(|text| view! {
                <p class="field-error" role="alert"><Icon glyph=Glyph::Warning/><span>{text}</span></p>
            })}
            <div>
                <Button attr:id=ADD kind=ButtonKind::Quiet icon=Glyph::Plus class="sm" on_press=move |()| rows.add()>{add}</Button>
            </div>
        </div>
    }
}

/// The parts of the terms that hold, while the invoice has none of its own: what each comes to, and whose terms they are.
#[component]
fn Agreed(rows: Rows, state: FormState) -> impl IntoView {
    let (l, f) = (state.l, formats());
    let agreed = Memo::new(move |_| {
        let data = state.figures().with(|figures| figures.counted.data.clone());
        state.ruling().ruled.with(|ruled| {
            let schedule = ruled.rules.agreed_parts(&data).cloned()?;
            Some((ruled.rules.terms_item(&data)?.label.clone(), schedule))
        })
    });
    let part = move |due: &Due| {
        let day = date(due.on, DateStyle::Medium, f);
        let said = td_string!(l, editor.instalment_sum, amount = money(due.amount, f), date = day).to_string();
        view! { <li>{said}</li> }
    };
    move || {
        let (label, schedule) = agreed.get().filter(|_| rows.all.with(Vec::is_empty))?;
        let (due, day) = owed(state);
        let dues = schedule.parts(due, day).unwrap_or_default().iter().map(part).collect_view();
        let change = move |()| rows.begin(&schedule, due.currency(), f);
        Some(view! {
            <div class="instalments-agreed">
                <p>{td_string!(l, editor.instalments_agreed, terms = label).to_string()}</p>
                <ul>{dues}</ul>
                <Button kind=ButtonKind::Quiet icon=Glyph::Pencil class="sm" on_press=change>
                    {td_string!(l, editor.instalments_change)}
                </Button>
            </div>
        })
    }
}

/// One of them: how much, when, and what that is.
#[component]
fn Line(rows: Rows, id: u32) -> impl IntoView {
    let (l, f, row) = (rows.l, formats(), rows.row(id));
    let number = move || td_string!(l, editor.instalment_number, number = (rows.place(id) + 1).to_string()).to_string();
    let wrong = |cell: Cell| Signal::derive(move || rows.wrong(id, cell));
    let typed = |set: fn(&mut InstalmentRow, String)| {
        Callback::new(move |text: String| rows.change(id, move |row| set(row, text)))
    };
    let ends = Callback::new(move |ends: bool| {
        rows.change(id, move |row| row.end_of_month = if ends { "on".to_owned() } else { String::new() });
    });
    let comes_to = move || {
        let part = rows.part(id)?;
        let day = date(part.on, DateStyle::Medium, f);
        Some(td_string!(l, editor.instalment_sum, amount = money(part.amount, f), date = day).to_string())
    };
    view! {
        <div class="instalment" role="group" aria-label=number>
            <TextField
                name="" id=cell_id(id, "share") label=td_string!(l, editor.instalment_share) value=row.share
                placeholder=td_string!(l, editor.instalment_rest) autocomplete="off" maxlength=20
                error=wrong(Cell::Share) on_input=typed(|row, text| row.share = text)
            />
            <TextField
                name="" id=cell_id(id, "days") label=td_string!(l, editor.instalment_days) value=row.days
                inputmode="numeric" autocomplete="off" maxlength=3
                error=wrong(Cell::Days) on_input=typed(|row, text| row.days = text)
            />
            <CheckField
                name="" id=cell_id(id, "end") label=td_string!(l, editor.instalment_end)
                checked=!row.end_of_month.is_empty() on_change=ends
            />
            <TextField
                name="" id=cell_id(id, "on") label=td_string!(l, editor.instalment_on) value=row.on kind=InputKind::Date
                autocomplete="off" error=wrong(Cell::On) on_input=typed(|row, text| row.on = text)
            />
            <span class="instalment-sum" role="status">{comes_to}</span>
            <IconButton
                label=td_string!(l, editor.instalment_remove) icon=Glyph::Trash class="sm"
                on_press=move |()| rows.remove(id)
            />
        </div>
    }
}
