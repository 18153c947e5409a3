//! Carriage, offered as a line of a document about goods; left out from the client's free-shipping threshold on, and said so (A12.2).

use domain::billing::totals::{LineTotals, Totals};
use domain::documents::LineForm;
use domain::documents::form::LINES;
use domain::documents::priced::charge;
use domain::documents::pricing::Pricing;
use domain::documents::shipping::{Carriage, carriage_line, tells_carrier};
use domain::format::money;
use domain::money::Money;
use domain::products::ProductKind;
use leptos::prelude::*;

use super::options::line_path;
use super::state::FormState;
use kit::order::focus_later;
use kit::ui::{Alert, AlertKind, Button, Glyph, field_id};
use kit::words::{formats, td_string};

/// What is told of carriage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// It may be charged.
    Offered(Money),
    /// It is free from so much on; and it is charged all the same, where that stands in a line.
    Free(Money, bool),
}

/// « Frais de port : 12,00 € », to add as a line; « Franco de port », where nothing is to be charged.
#[component]
pub fn CarriageOffer(
    /// The form.
    state: FormState,
) -> impl IntoView {
    if !tells_carrier(state.kind()) {
        return ().into_any();
    }
    let l = state.l;
    let told = Memo::new(move |_| told(state));
    let shown = move || {
        told.get().map(|told| match told {
            Told::Offered(charge) => {
                let said = td_string!(l, editor.carriage_offered, amount = money(charge, formats())).to_string();
                view! {
                    <Alert kind=AlertKind::Info live=true>
                        <div class="row">
                            <span class="grow">{said}</span>
                            <Button class="sm" icon=Glyph::Plus on_press=move |()| add(state, charge)>
                                {td_string!(l, editor.add_carriage)}
                            </Button>
                        </div>
                    </Alert>
                }
                .into_any()
            }
            Told::Free(from, is_charged) => {
                let from = money(from, formats());
                let (kind, said) = if is_charged {
                    (AlertKind::Warn, td_string!(l, editor.carriage_free_charged, from = from).to_string())
                } else {
                    (AlertKind::Info, td_string!(l, editor.carriage_free, from = from).to_string())
                };
                view! { <Alert kind live=true>{said}</Alert> }.into_any()
            }
        })
    };
    shown.into_any()
}

/// What is told by what stands in the lines. Without an article there is nothing to carry.
fn told(state: FormState) -> Option<Told> {
    // Most companies charge none: then nothing is looked at while one types.
    state.ruling().ruled.with(|ruled| ruled.rules.shipping_minor)?;
    let name = td_string!(state.l, editor.carriage);
    let rows = state.rows.with(|rows| rows.of(LINES).to_vec());
    let gathered = state.form().gathered();
    let line = |row: u32| match &gathered {
        Some(typed) => LineForm::from(typed.row(LINES, row)),
        None => LineForm::from(state.row(LINES, row)),
    };
    let lines: Vec<LineForm> = rows.into_iter().map(line).collect();
    let is_charged = lines.iter().any(|line| line.description.trim() == name);
    let goods = state.figures().with(|figures| {
        figures.counted.priced.as_ref().map_or(0, |priced| goods_net_minor(&lines, &priced.totals, name))
    });
    state.ruling().ruled.with(|ruled| match ruled.rules.carriage(goods)? {
        Carriage::Free { from } => Some(Told::Free(from, is_charged)),
        Carriage::Charged(charge) => (!is_charged).then_some(Told::Offered(charge)),
    })
}

/// What the articles come to without taxes, with their part of what is taken off the whole document. Carriage that is charged already is no
/// part of them.
fn goods_net_minor(lines: &[LineForm], totals: &Totals, carriage: &str) -> i64 {
    let is_article =
        |line: &LineForm| line.nature == ProductKind::Article.as_str() && line.description.trim() != carriage;
    let net = |of: &LineTotals| if let LineTotals::Item { net_minor, .. } = of { *net_minor } else { 0 };
    let goods: i64 = lines.iter().zip(&totals.lines).filter(|(line, _)| is_article(line)).map(|(_, of)| net(of)).sum();
    if totals.lines_net_minor <= 0 {
        return goods;
    }
    let share = i128::from(goods) * i128::from(totals.net_minor) / i128::from(totals.lines_net_minor);
    i64::try_from(share).unwrap_or(goods)
}

/// Adds the line at the end, and goes to it.
fn add(state: FormState, amount: Money) {
    let data = state.figures().with_untracked(|figures| figures.counted.data.clone());
    let pricing = state.ruling().with(|ruled| Pricing {
        currency: ruled.rules.currency(),
        basis: data.price_basis,
        charge: charge(data.charge, ProductKind::Article, &ruled.rules).map(|(charge, _)| charge),
        usual: ruled.rules.usual_rate(),
    });
    let line = carriage_line(td_string!(state.l, editor.carriage), amount, &pricing);
    let last = state.rows.with_untracked(|rows| rows.of(LINES).last().copied());
    let first = state.insert(vec![line], last);
    focus_later(field_id(&line_path(first, "description")));
}
