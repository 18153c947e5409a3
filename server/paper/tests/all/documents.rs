//! What documents say, in each language.

use domain::billing::kind::DocumentKind;
use domain::format::Locale;
use paper::sheet::{Proof, Shipping};

use crate::read::{has, text};
use crate::samples::{full, invoice, quebec};

#[test]
fn a_french_invoice_says_all_that_the_law_asks_for() {
    let text = text(&full());
    has(
        &text,
        &[
            "Facture F-2026-0001",
            "Atelier Brume · SARL au capital de 10 000 € · SIRET 732 829 320 00074 · RCS Lyon B 732 829 320 · NAF 7111Z",
            "N° TVA FR44 732 829 320",
            "Facturé à Menuiserie Lenoir & Fils À l’attention de Mme Claire Lenoir 45 avenue de la République 38000 Grenoble",
            "N° TVA : FR12 345 678 901",
            "Livré à Dépôt nord ZI des Granges 38100 Échirolles",
            "12 novembre 2026",
            "12 décembre 2026",
            "01/10/2026 – 31/10/2026",
            "Fait suite à D-2026-0012",
            "Conditions de paiement 30 jours fin de mois",
            "Désignation Quantité Prix HT Remise TVA Total HT",
            "Sous-total 260,00",
            "en option",
            "Total des lignes HT 520,00 € Remise 10 % -52,00 € Frais de port 15,00 € Total HT 483,00 €",
            "TVA 20 % sur 300,00 € 60,00 €",
            "TVA 2,1 % sur 23,00 € 0,48 €",
            "Total TTC 556,78 € Acompte F-2026-0000 -200,00 € Déjà réglé -10,00 € À payer 346,78 €",
            "IBAN FR76 3000 6000 0112 3456 7890 189",
            "Échéancier 12 décembre 2026 173,39 €",
            "indemnité forfaitaire de 40 € pour frais de recouvrement",
            "1/1",
        ],
    );
}

#[test]
fn an_english_invoice_is_english() {
    let mut sheet = full();
    sheet.locale = Locale::EnGb;
    let text = text(&sheet);
    has(
        &text,
        &[
            "Invoice F-2026-0001",
            "SARL with share capital of 10 000 €",
            "Billed to",
            "VAT no.: FR12 345 678 901",
            "12 November 2026",
            "Description Quantity Price excl. VAT Discount VAT Total excl. VAT",
            "VAT 20 % on €300.00 €60.00",
            "Already paid -€10.00 Amount due €346.78",
        ],
    );
    for french in ["Facture", "Échéance", "TVA", "Désignation", "Total HT"] {
        assert!(!text.contains(french), "{french}: {text}");
    }
}

#[test]
fn quebec_has_its_taxes_numbers_and_words() {
    let mut sheet = quebec();
    has(
        &text(&sheet),
        &[
            "NEQ 1170000001 · N° TPS 123456789 RT0001 · N° TVQ 1234567890 TQ0001",
            "Prix avant taxes Taxes Total avant taxes",
            "TPS 5 % sur 100,00 $ 5,00 $",
            "TVQ 9,975 % sur 100,00 $ 9,98 $",
            "Total taxes incluses 114,98 $",
        ],
    );
    sheet.locale = Locale::EnCa;
    has(&text(&sheet), &["GST no. 123456789 RT0001", "QST 9,975 % on $100.00 $9.98", "Total incl. tax $114.98"]);
    sheet.kind = DocumentKind::Quote;
    sheet.locale = Locale::FrCa;
    has(&text(&sheet), &["Soumission"]);
}

#[test]
fn each_kind_bears_its_name_and_a_draft_says_so() {
    for (kind, french, english) in [
        (DocumentKind::Quote, "Devis", "Quote"),
        (DocumentKind::Order, "Commande", "Order"),
        (DocumentKind::DeliveryNote, "Bon de livraison", "Delivery note"),
        (DocumentKind::Proforma, "Facture pro forma", "Pro forma invoice"),
        (DocumentKind::Invoice, "Facture", "Invoice"),
        (DocumentKind::DownPayment, "Facture d’acompte", "Down payment invoice"),
        (DocumentKind::CreditNote, "Avoir", "Credit note"),
    ] {
        let mut sheet = invoice(1);
        sheet.kind = kind;
        let issued = text(&sheet);
        has(&issued, &[&format!("{french} F-2026-0001")]);
        assert!(!issued.contains("Brouillon"));
        sheet.is_draft = true;
        sheet.number = None;
        has(&text(&sheet), &[french, "Brouillon"]);
        sheet.locale = Locale::EnUs;
        has(&text(&sheet), &[english, "Draft"]);
    }
}

#[test]
fn a_credit_note_names_what_it_corrects_and_asks_for_no_payment() {
    let mut sheet = invoice(1);
    sheet.kind = DocumentKind::CreditNote;
    let text = text(&sheet);
    has(&text, &["Corrige D-2026-0012"]);
    assert!(!text.contains("À payer"), "{text}");
}

#[test]
fn without_taxes_there_is_one_total() {
    let mut sheet = invoice(1);
    let totals = sheet.totals.as_mut().unwrap();
    totals.taxes.clear();
    totals.gross = totals.net;
    totals.due = totals.net;
    sheet.mentions = vec!["TVA non applicable, art. 293 B du CGI".into()];
    let text = text(&sheet);
    has(&text, &["Prix TVA Total", "Total 130,00 € À payer 130,00 €", "TVA non applicable, art. 293 B du CGI"]);
    assert!(!text.contains("HT") && !text.contains("TTC"), "{text}");
}

#[test]
fn a_delivery_note_may_show_no_prices() {
    let mut sheet = full();
    sheet.kind = DocumentKind::DeliveryNote;
    sheet.shows_prices = false;
    sheet.payment = None;
    sheet.instalments.clear();
    sheet.asks_signature = true;
    let text = text(&sheet);
    has(&text, &["Désignation Quantité", "Article 1", "Marchandise reçue Date, nom, signature"]);
    for price in ["€ ", "Total", "Prix", "65,00"] {
        assert!(!text.replace("10 000 €", "").replace("40 €", "").contains(price), "{price}: {text}");
    }
}

#[test]
fn goods_on_their_way_are_told_with_who_carries_them() {
    let mut sheet = invoice(1);
    assert!(!text(&sheet).contains("Transporteur"));
    sheet.shipping = Shipping {
        carrier: Some("Chronopost".into()),
        tracking: Some("XY 123 456 789 FR".into()),
        parcels: Some(3),
        weight: Some("12,5 kg".into()),
    };
    has(&text(&sheet), &["Transporteur Chronopost", "N° de suivi XY 123 456 789 FR", "Colis 3", "Poids 12,5 kg"]);
    sheet.locale = Locale::EnGb;
    has(&text(&sheet), &["Carrier Chronopost", "Tracking no.", "Parcels 3", "Weight"]);
}

#[test]
fn an_answer_stands_where_it_would_have_been_signed() {
    let mut sheet = invoice(1);
    sheet.kind = DocumentKind::Quote;
    sheet.asks_signature = true;
    has(&text(&sheet), &["Bon pour accord Date, nom, signature"]);
    sheet.proof = Some(Proof {
        heading: "Accepté par le client".into(),
        lines: vec!["Ana Roche, le 12 novembre 2026 à 14:03".into(), "Adresse IP : 192.0.2.7".into()],
        strokes: vec![vec![[10, 10], [590, 190]], vec![[300, 100], [300, 100]]],
    });
    let text = text(&sheet);
    has(&text, &["Accepté par le client Ana Roche, le 12 novembre 2026 à 14:03 Adresse IP : 192.0.2.7"]);
    assert!(!text.contains("Date, nom, signature"), "{text}");
}
