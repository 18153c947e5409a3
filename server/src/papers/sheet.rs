//! What stands on a document's paper: its facts put into words and numbers, in the client's language. Nothing is asked for here.

use documents::answered;
use documents::said::late_words;
use domain::billing::due::Due;
use domain::billing::kind::DocumentKind;
use domain::documents::repeat::Times;
use domain::documents::{DocumentData, Signature};
use domain::text::Text;
use kit::taxes::{distance_mention, mention};
use paper::sheet::{Instalment, PaperSize, Payment, Proof, Sheet, Shipping};
use store::documents::Said;

use super::tongue::Tongue;
use super::{lines, parties};

/// The paper of a document.
pub fn sheet(said: &Said) -> Sheet {
    let (content, tongue) = (&said.content, Tongue::of(said));
    let (data, profile) = (&content.data, &said.company.profile);
    let kind = said.kind;
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
        terms: said.wording.terms.clone().filter(|_| is_at_once),
        seller: parties::seller(content, profile, tongue),
        buyer: parties::buyer(content, tongue),
        delivery: parties::delivery(content, tongue),
        shipping: shipping(data),
        basis: data.price_basis,
        shows_prices,
        lines: lines::lines(content, tongue),
        totals: shows_prices.then(|| lines::totals(content, tongue)),
        instalments: content.dues.iter().map(instalment).collect(),
        note: data.public_notes.as_ref().map(|notes| notes.as_str().to_owned()),
        mentions: mentions(said, tongue),
        payment: payment(said, kind),
        asks_signature: matches!(kind, DocumentKind::Quote | DocumentKind::Order | DocumentKind::DeliveryNote),
        proof: said.answer.as_ref().map(|answer| Proof {
            heading: answered::heading(tongue.l, answer.verdict).to_owned(),
            lines: answered::proof(tongue.l, tongue.f, answer, &content.lines),
            strokes: answer.signature.as_ref().map(Signature::strokes).unwrap_or_default(),
        }),
    }
}

fn line<const MAX: usize>(text: Option<&Text<MAX>>) -> Option<String> {
    text.map(|text| text.as_str().to_owned())
}

fn shipping(data: &DocumentData) -> Shipping {
    Shipping {
        carrier: line(data.carrier.as_ref()),
        tracking: line(data.tracking.as_ref()),
        parcels: data.parcels.map(Times::get),
        weight: line(data.weight.as_ref()),
    }
}

fn instalment(due: &Due) -> Instalment {
    Instalment { due_on: due.on, amount: due.amount }
}

/// Why taxes are not charged, what paying late costs, and what the company adds.
fn mentions(said: &Said, tongue: Tongue) -> Vec<String> {
    let content = &said.content;
    let taxes = content.mentions.iter().map(|why| mention(tongue.l, *why).to_owned());
    let distance = content.distance.map(|of| distance_mention(tongue.l, of));
    let late = content.late.map(|late| late_words(tongue.l, tongue.f, late));
    let footer = said.wording.footer.clone();
    taxes.chain(distance).chain(late).chain(footer).collect()
}

/// How what is owed is paid.
fn payment(said: &Said, kind: DocumentKind) -> Option<Payment> {
    if !kind.is_owed() && kind != DocumentKind::Proforma {
        return None;
    }
    let (iban, bic) = parties::account(&said.content);
    let payment = Payment { means: said.wording.means.clone().into_iter().collect(), iban, bic, ..Payment::default() };
    (payment != Payment::default()).then_some(payment)
}

#[cfg(test)]
mod tests {
    use domain::clients::ClientForm;
    use domain::documents::{DocumentFields, DocumentForm, LineForm};
    use domain::identifiers::Iban;
    use domain::text::LongText;
    use paper::sheet::Line;
    use store::{Access, companies, documents};
    use testing::TestDb;
    use testing::clients::{created, named, place};

    use super::*;

    /// A company whose papers say what is asked of them.
    async fn company(db: &TestDb) -> Access {
        let access = db.empty_company("Nord").await;
        let tx = access.begin().await.unwrap();
        let company = companies::get(&tx).await.unwrap();
        let mut profile = company.profile;
        profile.iban = Some(Iban::parse("FR7630006000011234567890189").unwrap());
        profile.footer = Some(LongText::parse("Assurance décennale AXA").unwrap());
        profile.legal_form = Some(Text::parse("SARL").unwrap());
        companies::save_profile(&tx, company.version, profile).await.unwrap();
        tx.commit().await.unwrap();
        access
    }

    async fn shown(access: &Access, language: &str, kind: DocumentKind) -> Sheet {
        let mut client = ClientForm { addresses: vec![place("1 rue A", "75011", "Paris")], ..named("Roche") };
        client.fields.language = language.into();
        let client = created(access, &client).await.id;
        let line = LineForm {
            description: "Pose".into(),
            quantity: "1,5".into(),
            price: "1000".into(),
            vat: "20".into(),
            ..LineForm::default()
        };
        let fields = DocumentFields {
            client: client.to_string(),
            carrier: "Chronopost".into(),
            tracking: "XY 12".into(),
            parcels: "3".into(),
            weight: "12,5 kg".into(),
            ..DocumentFields::default()
        };
        let form = DocumentForm { fields, lines: vec![line] };
        sheet(&documents::said_by_form(&access.read(), kind, None, form).await.unwrap())
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn an_invoice_is_put_into_the_clients_words() {
        let db = TestDb::sqlite().await;
        let nord = company(&db).await;
        let sheet = Box::pin(shown(&nord, "fr", DocumentKind::Invoice)).await;
        assert!(sheet.is_draft && sheet.due_on.is_some() && !sheet.asks_signature);
        assert_eq!((sheet.seller.legal_form.as_deref(), sheet.buyer.name.as_str()), (Some("SARL"), "Roche"));
        assert_eq!(sheet.buyer.address, ["1 rue A", "75011 Paris"], "whoever is in France knows it");
        let item = sheet.lines.iter().find_map(|line| if let Line::Item(item) = line { Some(item) } else { None });
        let item = item.unwrap();
        assert_eq!((item.quantity.as_deref(), item.tax.as_deref()), (Some("1,5"), Some("20\u{a0}%")));
        let totals = sheet.totals.unwrap();
        assert_eq!((totals.net.minor(), totals.due.minor(), totals.taxes.len()), (150_000, 180_000, 1));
        assert_eq!(sheet.payment.unwrap().iban.as_deref(), Some("FR76 3000 6000 0112 3456 7890 189"));
        assert!(sheet.mentions.iter().any(|said| said.contains("indemnité forfaitaire")), "{:?}", sheet.mentions);
        assert_eq!(sheet.mentions.last().map(String::as_str), Some("Assurance décennale AXA"));
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn english_readers_read_english_and_deliveries_show_no_prices() {
        let db = TestDb::sqlite().await;
        let nord = company(&db).await;
        assert_eq!(Box::pin(shown(&nord, "en", DocumentKind::Quote)).await.locale.tag(), "en-GB");
        let note = Box::pin(shown(&nord, "", DocumentKind::DeliveryNote)).await;
        assert_eq!((note.locale.tag(), note.shows_prices, note.payment), ("fr-FR", false, None));
        assert!(note.totals.is_none() && note.asks_signature);
        let told = |text: &str| Some(text.to_owned());
        let (carrier, tracking, weight) = (told("Chronopost"), told("XY 12"), told("12,5 kg"));
        assert_eq!(note.shipping, Shipping { carrier, tracking, parcels: Some(3), weight });
    }
}
