use domain::expenses::{Amounts, ExpenseFields, reading};
use domain::field::{FieldValue, MinorAmount, RatePer100k};
use domain::form::FormText;
use domain::format::money;
use domain::money::{Currency, Money};
use domain::products::PriceBasis;
use leptos::prelude::*;

use super::state::FormState;
use kit::words::{formats, td_string};

/// What the amount comes to while it is typed: without VAT, the VAT, and with it.
#[component]
pub fn Figures(
    /// The form.
    state: FormState,
    /// Counts what was typed in.
    typed: RwSignal<u32>,
) -> impl IntoView {
    let (l, f, currency) = (state.l, formats(), state.currency());
    let amounts = RwSignal::new(state.start(|start| amounts_of(start, currency)));
    Effect::new(move || {
        typed.track();
        state.touched.track();
        state.drawn.track();
        let Some(text) = state.gathered() else { return };
        let found = amounts_of(&text, currency);
        if amounts.with_untracked(|amounts| *amounts != found) {
            amounts.set(found);
        }
    });
    let said = move |look: fn(Amounts) -> i64| {
        move || amounts.get().map_or_else(|| "—".to_owned(), |amounts| money(Money::new(look(amounts), currency), f))
    };
    view! {
        <dl class="expense-figures" aria-live="polite">
            <div><dt>{td_string!(l, expenses.net)}</dt><dd>{said(|amounts| amounts.net_minor)}</dd></div>
            <div><dt>{td_string!(l, expenses.vat_amount)}</dt><dd>{said(|amounts| amounts.vat_minor)}</dd></div>
            <div><dt>{td_string!(l, expenses.gross)}</dt><dd>{said(|amounts| amounts.gross_minor)}</dd></div>
        </dl>
    }
}

/// What is typed comes to; nothing while it does not read.
fn amounts_of(text: &FormText, currency: Currency) -> Option<Amounts> {
    let (fields, reading) = (ExpenseFields::from_text(text), reading(currency));
    let amount = MinorAmount::read(&fields.amount, &reading).ok()?;
    let basis = PriceBasis::read(&fields.basis, &reading).ok()?;
    let vat = Option::<RatePer100k>::read(&fields.vat, &reading).ok()?;
    Some(Amounts::of(amount, basis, vat))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_read_comes_to_nothing() {
        let of = |amount: &str, vat: &str| {
            let mut text = FormText::default();
            text.set("fields.amount", amount);
            text.set("fields.vat", vat);
            text.set("fields.basis", "gross");
            amounts_of(&text, Currency::EUR).map(|amounts| amounts.net_minor)
        };
        assert_eq!((of("12", "20"), of("12", "")), (Some(1_000), Some(1_200)));
        assert_eq!((of("", "20"), of("12", "x")), (None, None));
    }
}
