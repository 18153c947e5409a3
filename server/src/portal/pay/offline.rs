//! How to pay by transfer: the company's account, the exact amount, what to say it is for, and the same as a code.

use domain::billing::transfer::{Payee, epc_code, reference};
use domain::company::Profile;
use domain::format::{Locale as FormatLocale, money};
use domain::identifiers::Bic;
use domain::money::Money;
use kit::words::{Locale, td_string};
use leptos::prelude::*;

use super::qr;

/// What a client needs to pay an amount for some invoices, by their numbers.
pub fn shown(profile: &Profile, amount: Money, numbers: &[&str], l: Locale, f: FormatLocale) -> AnyView {
    let name = profile.name.as_str();
    let Some(iban) = &profile.iban else {
        let said = td_string!(l, pay.no_account, company = name.to_owned()).to_string();
        return view! { <p>{said}</p> }.into_any();
    };
    let reference = reference(numbers.iter().copied());
    let code = epc_code(Payee { name, iban, bic: profile.bic.as_ref() }, amount, &reference);
    let picture = code.and_then(|code| qr::picture(&code, td_string!(l, pay.code)));
    let hint = picture.is_some().then(|| view! { <p>{td_string!(l, pay.code_hint)}</p> });
    let facts = [
        (td_string!(l, pay.payee), name.to_owned()),
        (td_string!(l, pay.iban), iban.formatted()),
        (td_string!(l, pay.bic), profile.bic.as_ref().map(Bic::as_str).unwrap_or_default().to_owned()),
        (td_string!(l, portal.amount), money(amount, f)),
        (td_string!(l, portal.reference), reference),
    ];
    let fact = |(name, value): (&'static str, String)| {
        (!value.is_empty()).then(|| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
    };
    let facts: Vec<_> = facts.into_iter().filter_map(fact).collect();
    view! {
        <section class="transfer">
            <div>
                <h2>{td_string!(l, pay.by_transfer)}</h2>
                <p>{td_string!(l, pay.reference_hint)}</p>
                <dl class="facts">{facts}</dl>
            </div>
            <div class="code">{picture}{hint}</div>
        </section>
    }
    .into_any()
}
