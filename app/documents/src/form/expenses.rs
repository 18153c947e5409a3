use std::collections::BTreeSet;

use domain::access::Permission;
use domain::billing::kind::DocumentKind;
use domain::documents::LineForm;
use domain::documents::form::LINES;
use domain::documents::priced::charge;
use domain::documents::pricing::Pricing;
use domain::expenses::ToBill;
use domain::format::money;
use domain::money::Money;
use domain::products::ProductKind;
use domain::subject::Subject;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::expenses_to_bill;
use super::options::{Ruled, line_path};
use super::state::FormState;
use kit::bootstrap::{may, uses};
use kit::order::focus_later;
use kit::ui::{Alert, AlertKind, Button, Glyph, field_id};
use kit::words::{Locale, formats, integer, td_string};

/// « 2 dépenses à refacturer »: what was bought for the client and stands on no invoice, offered as lines of this one.
#[component]
pub fn ExpensesToBill(
    /// The form.
    state: FormState,
) -> impl IntoView {
    if state.kind() != DocumentKind::Invoice || !(may(Permission::to_view(Subject::Expense)) && uses(Subject::Expense))
    {
        return ().into_any();
    }
    let l = state.l;
    let waiting = RwSignal::new(Vec::<ToBill>::new());
    let client = Memo::new(move |_| state.ruling().ruled.with(Ruled::client_id));
    Effect::new(move || {
        let of = client.get();
        waiting.set(Vec::new());
        let Some(id) = of else { return };
        spawn_local(async move {
            // Without an answer nothing is offered. Another client may have been chosen meanwhile.
            let found = expenses_to_bill(id).await.unwrap_or_default();
            if client.try_get_untracked() == Some(of) {
                waiting.set(found);
            }
        });
    });
    let named = Memo::new(move |_| {
        let rows = state.rows.with(|rows| rows.of(LINES).to_vec());
        let expense = |row: u32| LineForm::from(state.row(LINES, row)).expense;
        rows.into_iter().map(expense).filter(|id| !id.is_empty()).collect::<BTreeSet<String>>()
    });
    let left = Memo::new(move |_| {
        let is_left = |expense: &&ToBill| named.with(|named| !named.contains(&expense.id.to_string()));
        waiting.with(|waiting| waiting.iter().filter(is_left).cloned().collect::<Vec<ToBill>>())
    });
    let offer = move || {
        let offered = left.get();
        (!offered.is_empty()).then(|| {
            let said = said(l, &offered);
            view! {
                <Alert kind=AlertKind::Info icon=Glyph::Expense live=true>
                    <div class="row">
                        <span class="grow">{said}</span>
                        <Button class="sm" icon=Glyph::Plus on_press=move |()| add(state, &left.get_untracked())>
                            {td_string!(l, editor.add_expenses)}
                        </Button>
                    </div>
                </Alert>
            }
        })
    };
    offer.into_any()
}

/// How many there are, and what they cost where that is in one currency.
fn said(l: Locale, offered: &[ToBill]) -> String {
    let count = integer(offered.len() as u64);
    let words = if offered.len() == 1 {
        td_string!(l, editor.expenses_one, count = count).to_string()
    } else {
        td_string!(l, editor.expenses_many, count = count).to_string()
    };
    let sum = offered
        .first()
        .and_then(|first| Money::sum(offered.iter().map(|expense| expense.net), first.net.currency()).ok());
    match sum {
        Some(sum) => format!("{words} · {}", money(sum, formats())),
        None => words,
    }
}

/// Adds a line for each at the end, and goes to the first.
fn add(state: FormState, offered: &[ToBill]) {
    let data = state.figures().with_untracked(|figures| figures.counted.data.clone());
    let pricing = state.ruling().with(|ruled| Pricing {
        currency: ruled.rules.currency(),
        basis: data.price_basis,
        charge: charge(data.charge, ProductKind::Service, &ruled.rules).map(|(charge, _)| charge),
        usual: ruled.rules.usual_rate(),
    });
    let lines: Vec<LineForm> = offered.iter().map(|expense| expense.line(&pricing)).collect();
    let last = state.rows.with_untracked(|rows| rows.of(LINES).last().copied());
    let first = state.insert(lines, last);
    focus_later(field_id(&line_path(first, "description")));
}
