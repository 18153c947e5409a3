//! Sheets to print.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use chrono::NaiveDate;
use domain::billing::kind::DocumentKind;
use domain::billing::taxes::TaxKind;
use domain::format::Locale;
use domain::money::{Currency, Money};
use domain::products::PriceBasis;
use paper::Sheet;
use paper::sheet::{
    Accent, Adjustment, Buyer, Instalment, Item, Line, PaperSize, Payment, Seller, Shipping, TaxRow, Totals,
};

pub fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

pub fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn some<T: From<&'static str>>(words: &'static str) -> Option<T> {
    (!words.is_empty()).then(|| words.into())
}

fn all(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

pub fn seller() -> Seller {
    Seller {
        name: "Atelier Brume".into(),
        legal_form: some("SARL"),
        share_capital: some("10 000 €"),
        address: all(&["12 rue des Tanneurs", "69005 Lyon"]),
        siret: some("732 829 320 00074"),
        naf: some("7111Z"),
        rcs: some("Lyon B 732 829 320"),
        vat_number: some("FR44 732 829 320"),
        email: some("contact@atelier-brume.fr"),
        phone: some("04 78 00 00 00"),
        accent: Accent::parse("#0f5c56").unwrap(),
        ..Seller::default()
    }
}

pub fn buyer() -> Buyer {
    Buyer {
        name: "Menuiserie Lenoir & Fils".into(),
        attention: some("Mme Claire Lenoir"),
        address: all(&["45 avenue de la République", "38000 Grenoble"]),
        vat_number: some("FR12 345 678 901"),
        ..Buyer::default()
    }
}

pub fn item(number: usize) -> Line {
    Line::Item(Item {
        description: format!("Article {number}\nPréparation, livraison et pose"),
        quantity: some("2"),
        unit: some("h"),
        unit_price: some("65,00"),
        tax: some("20 %"),
        amount: Some(eur(13_000)),
        ..Item::default()
    })
}

/// An invoice of so many like lines.
pub fn invoice(lines: usize) -> Sheet {
    let net = 13_000 * i64::try_from(lines).unwrap();
    let tax = net / 5;
    Sheet {
        kind: DocumentKind::Invoice,
        is_draft: false,
        locale: Locale::FrFr,
        paper: PaperSize::A4,
        number: some("F-2026-0001"),
        dated: day(11, 12),
        title: some("Aménagement du hall d’accueil"),
        due_on: Some(day(12, 12)),
        valid_until: None,
        delivered_on: None,
        period: None,
        reference: some("BC-2231"),
        client_number: some("C-0042"),
        origins: all(&["D-2026-0012"]),
        terms: None,
        seller: seller(),
        buyer: buyer(),
        delivery: Vec::new(),
        shipping: Shipping::default(),
        basis: PriceBasis::Net,
        shows_prices: true,
        lines: (1..=lines).map(item).collect(),
        totals: Some(Totals {
            lines_net: eur(net),
            adjustments: Vec::new(),
            net: eur(net),
            taxes: vec![tax_row("20 %", net, tax)],
            tax: eur(tax),
            gross: eur(net + tax),
            down_payments: Vec::new(),
            paid: None,
            due: eur(net + tax),
        }),
        instalments: Vec::new(),
        note: some("Merci de votre confiance."),
        mentions: all(&[
            "En cas de retard de paiement : pénalités au taux de 12 %, dues sans rappel, et indemnité \
             forfaitaire de 40 € pour frais de recouvrement (art. L441-10 du Code de commerce).",
            "Pas d’escompte pour paiement anticipé.",
        ]),
        payment: Some(Payment {
            means: all(&["Virement"]),
            iban: some("FR76 3000 6000 0112 3456 7890 189"),
            bic: some("AGRIFRPP"),
            ..Payment::default()
        }),
        asks_signature: false,
        proof: None,
    }
}

pub fn tax_row(rate: &str, base: i64, amount: i64) -> TaxRow {
    TaxRow { kind: TaxKind::Vat, rate: rate.into(), base: eur(base), amount: eur(amount) }
}

/// An invoice with everything that one can have.
pub fn full() -> Sheet {
    let mut sheet = invoice(4);
    sheet.delivery = all(&["Dépôt nord", "ZI des Granges", "38100 Échirolles"]);
    sheet.period = Some((day(10, 1), day(10, 31)));
    sheet.terms = some("30 jours fin de mois");
    sheet.lines.insert(0, Line::Section("Conception".into()));
    sheet.lines.insert(3, Line::Subtotal { label: None, amount: eur(26_000) });
    sheet.lines.insert(4, Line::Text("Le mobilier reste la propriété du vendeur jusqu’à son paiement.".into()));
    if let Some(Line::Item(item)) = sheet.lines.get_mut(1) {
        item.discount = some("10 %");
        item.reference = some("ART-0001");
    }
    if let Some(Line::Item(item)) = sheet.lines.get_mut(6) {
        item.is_optional = true;
    }
    let totals = sheet.totals.as_mut().unwrap();
    totals.adjustments = vec![
        Adjustment { label: "Remise 10 %".into(), amount: eur(-5_200) },
        Adjustment { label: "Frais de port".into(), amount: eur(1_500) },
    ];
    totals.taxes = vec![
        tax_row("20 %", 30_000, 6_000),
        tax_row("10 %", 10_000, 1_000),
        tax_row("5,5 %", 6_000, 330),
        tax_row("2,1 %", 2_300, 48),
    ];
    totals.down_payments = vec![Adjustment { label: "Acompte F-2026-0000".into(), amount: eur(-20_000) }];
    totals.paid = Some(eur(-1_000));
    (totals.net, totals.tax, totals.gross, totals.due) = (eur(48_300), eur(7_378), eur(55_678), eur(34_678));
    sheet.instalments = vec![
        Instalment { due_on: day(12, 12), amount: eur(17_339) },
        Instalment { due_on: day(12, 31), amount: eur(17_339) },
    ];
    sheet
}

/// An invoice of Québec, in French.
pub fn quebec() -> Sheet {
    let cad = |minor| Money::new(minor, Currency::CAD);
    let mut sheet = invoice(1);
    sheet.locale = Locale::FrCa;
    sheet.paper = PaperSize::Letter;
    sheet.seller = Seller {
        name: "Boréal Conseil inc.".into(),
        address: all(&["1200, rue Sainte-Catherine Ouest", "Montréal (Québec) H3B 1K1"]),
        neq: some("1170000001"),
        gst: some("123456789 RT0001"),
        qst: some("1234567890 TQ0001"),
        ..Seller::default()
    };
    sheet.lines = vec![Line::Item(Item {
        description: "Accompagnement".into(),
        quantity: some("1"),
        unit_price: some("100,00"),
        tax: some("TPS + TVQ"),
        amount: Some(cad(10_000)),
        ..Item::default()
    })];
    let taxes = [(TaxKind::Gst, "5 %", 500), (TaxKind::Qst, "9,975 %", 998)];
    let tax = |(kind, rate, amount): (TaxKind, &str, i64)| TaxRow {
        kind,
        rate: rate.into(),
        base: cad(10_000),
        amount: cad(amount),
    };
    sheet.totals = Some(Totals {
        lines_net: cad(10_000),
        adjustments: Vec::new(),
        net: cad(10_000),
        taxes: taxes.into_iter().map(tax).collect(),
        tax: cad(1_498),
        gross: cad(11_498),
        down_payments: Vec::new(),
        paid: None,
        due: cad(11_498),
    });
    sheet.mentions.clear();
    sheet
}
