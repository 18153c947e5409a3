//! What stands on a document's paper: its facts put into words and numbers, in the client's language. Nothing is asked for here.

use documents::said::late_words;
use domain::billing::due::Due;
use domain::billing::kind::DocumentKind;
use domain::text::{LongText, Text};
use kit::taxes::mention;
use paper::sheet::{Instalment, PaperSize, Payment, Sheet};
use store::documents::Said;

use super::tongue::Tongue;
use super::{lines, parties};

/// The paper of a document.
pub fn sheet(said: &Said) -> Sheet {
    let (content, tongue) = (&said.content, Tongue::of(said));
    let (data, profile) = (&content.data, &said.company.profile);
    let kind = printed_as(said.kind);
    // What was handed over is told without what it costs.
    let shows_prices = kind != DocumentKind::DeliveryNote;
    let is_at_once = content.dues.is_empty();
    Sheet {
        kind,
        is_draft: said.number.is_none(),
        locale: tongue.f,
        paper: PaperSize::of(profile.country),
        number: said.number.clone(),
        dated: said.issued_on.or(data.date).unwrap_or(said.today),
        title: line(data.title.as_ref()),
        due_on: content.due_on.filter(|_| is_at_once),
        valid_until: content.valid_until,
        delivered_on: data.delivered_on,
        period: None,
        reference: line(data.reference.as_ref()),
        client_number: parties::known(&content.buyer, "number"),
        origins: content.origins.iter().map(|(_, number)| number.clone()).collect(),
        terms: said.terms.clone().filter(|_| is_at_once),
        seller: parties::seller(content, profile, tongue),
        buyer: parties::buyer(content, tongue),
        delivery: parties::delivery(content, tongue),
        basis: data.price_basis,
        shows_prices,
        lines: lines::lines(content, tongue),
        totals: shows_prices.then(|| lines::totals(content, tongue)),
        instalments: content.dues.iter().map(instalment).collect(),
        note: data.public_notes.as_ref().map(|notes| notes.as_str().to_owned()),
        mentions: mentions(said, tongue),
        payment: payment(said, kind),
        asks_signature: matches!(kind, DocumentKind::Quote | DocumentKind::Order | DocumentKind::DeliveryNote),
    }
}

/// A template is shown as the invoice that it makes.
const fn printed_as(kind: DocumentKind) -> DocumentKind {
    match kind {
        DocumentKind::Recurring => DocumentKind::Invoice,
        kind => kind,
    }
}

fn line<const MAX: usize>(text: Option<&Text<MAX>>) -> Option<String> {
    text.map(|text| text.as_str().to_owned())
}

fn instalment(due: &Due) -> Instalment {
    Instalment { due_on: due.on, amount: due.amount }
}

/// Why taxes are not charged, what paying late costs, and what the company adds.
fn mentions(said: &Said, tongue: Tongue) -> Vec<String> {
    let content = &said.content;
    let taxes = content.mentions.iter().map(|why| mention(tongue.l, *why).to_owned());
    let late = content.late.map(|late| late_words(tongue.l, tongue.f, late));
    let footer = said.company.profile.footer.as_ref().map(LongText::as_str).map(ToOwned::to_owned);
    taxes.chain(late).chain(footer).collect()
}

/// How what is owed is paid.
fn payment(said: &Said, kind: DocumentKind) -> Option<Payment> {
    if !kind.is_owed() && kind != DocumentKind::Proforma {
        return None;
    }
    let (iban, bic) = parties::account(&said.content);
    let payment = Payment { means: said.means.clone().into_iter().collect(), iban, bic, ..Payment::default() };
    (payment != Payment::default()).then_some(payment)
}
