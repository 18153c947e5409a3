//! Made-up products: what a workshop with an office sells, in the company's language.

use chrono::{DateTime, Utc};
use domain::field::{FieldValue, MinorAmount};
use domain::format::Language;
use domain::ids::{ListItemId, ProductId};
use domain::lists::ListKind;
use domain::products::{
    NewProduct, Product, ProductEvent, ProductFields, ProductForm, ProductKind, ProductRules, ProductState,
};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::dice::Dice;
use super::{created, write};
use crate::products::{Products, create, form_rules, has_none};
use crate::{Actor, StoreError, StoreResult, Tenant, changes, companies, lists};

/// The same in French and in English.
type Words = (&'static str, &'static str);

/// A name, what it is counted in, the places of its category and of its rate of VAT, and its usual price in hundredths.
type Sold = (Words, Words, usize, usize, i64);

/// Each with what its references begin with; the first two are of articles.
const CATEGORIES: [(Words, &str); 4] = [
    (("Marchandises", "Goods"), "ART"),
    (("Fournitures", "Supplies"), "FOU"),
    (("Prestations", "Services"), "PRE"),
    (("Main-d’œuvre", "Labour"), "MO"),
];

/// Of France, in percent; the first is the company's usual one.
const RATES: [&str; 4] = ["", "10", "5.5", "20"];

const PIECE: Words = ("pièce", "piece");
const SET: Words = ("lot", "set");
const HOUR: Words = ("heure", "hour");
const DAY: Words = ("jour", "day");
const MONTH: Words = ("mois", "month");
const METRE: Words = ("m", "m");
const SQUARE: Words = ("m²", "m²");

const SOLD: [Sold; 40] = [
    (("Bureau assis-debout 160 cm", "Sit-stand desk 160 cm"), PIECE, 0, 0, 64_900),
    (("Bureau droit chêne 140 cm", "Straight oak desk 140 cm"), PIECE, 0, 0, 38_900),
    (("Fauteuil de travail ergonomique", "Ergonomic office chair"), PIECE, 0, 0, 32_900),
    (("Chaise de réunion empilable", "Stacking meeting chair"), PIECE, 0, 0, 8_900),
    (("Table de réunion 8 places", "Meeting table for eight"), PIECE, 0, 0, 89_000),
    (("Caisson mobile 3 tiroirs", "Mobile pedestal with three drawers"), PIECE, 0, 0, 17_900),
    (("Armoire à rideaux 180 cm", "Tambour cupboard 180 cm"), PIECE, 0, 0, 42_500),
    (("Étagère murale hêtre", "Beech wall shelf"), PIECE, 0, 0, 5_900),
    (("Panneau acoustique mural", "Acoustic wall panel"), SQUARE, 0, 0, 11_400),
    (("Cabine acoustique 1 personne", "Acoustic booth for one"), PIECE, 0, 3, 549_000),
    (("Lampe de bureau LED", "LED desk lamp"), PIECE, 0, 0, 7_900),
    (("Suspension acoustique Ø 90", "Acoustic pendant Ø 90"), PIECE, 0, 0, 26_900),
    (("Bras pour deux écrans", "Arm for two monitors"), PIECE, 0, 0, 12_900),
    (("Porte-manteau sur pied", "Coat stand"), PIECE, 0, 0, 9_500),
    (("Livre « Aménager ses bureaux »", "Book “Laying out an office”"), PIECE, 0, 2, 2_900),
    (("Plan de travail stratifié", "Laminate worktop"), METRE, 1, 0, 8_400),
    (("Goulotte passe-câbles", "Cable trunking"), METRE, 1, 0, 650),
    (("Vis à bois 4 × 40, boîte de 200", "Wood screws 4 × 40, box of 200"), SET, 1, 0, 1_190),
    (("Chevilles universelles, boîte de 100", "Universal plugs, box of 100"), SET, 1, 0, 990),
    (("Vernis mat en phase aqueuse 5 L", "Water-based matt varnish 5 L"), PIECE, 1, 0, 7_450),
    (("Colle à bois D3, 750 g", "Wood glue D3, 750 g"), PIECE, 1, 0, 1_250),
    (("Patins feutre adhésifs", "Adhesive felt pads"), SET, 1, 0, 490),
    (("Roulettes sol dur, jeu de 5", "Hard-floor castors, set of 5"), SET, 1, 0, 2_400),
    (("Serrure à code pour casier", "Code lock for a locker"), PIECE, 1, 0, 3_900),
    (("Bloc prises encastrable", "Built-in power block"), PIECE, 1, 0, 6_900),
    (("Dalle de moquette plombante", "Loose-lay carpet tile"), SQUARE, 1, 1, 3_290),
    (("Étude d’aménagement", "Layout study"), DAY, 2, 0, 72_000),
    (("Relevé sur place", "Site survey"), DAY, 2, 0, 54_000),
    (("Plans et rendus 3D", "Drawings and 3D views"), SET, 2, 0, 48_000),
    (("Livraison et mise en place", "Delivery and setting up"), SET, 2, 0, 9_000),
    (("Reprise de l’ancien mobilier", "Taking back old furniture"), SET, 2, 0, 12_000),
    (("Contrat d’entretien", "Maintenance contract"), MONTH, 2, 0, 8_900),
    (("Location de mobilier", "Furniture rental"), MONTH, 2, 0, 19_000),
    (("Formation aux postures de travail", "Training in working postures"), DAY, 2, 3, 95_000),
    (("Diagnostic acoustique", "Acoustic assessment"), DAY, 2, 0, 68_000),
    (("Menuisier", "Joiner"), HOUR, 3, 1, 5_200),
    (("Poseur", "Fitter"), HOUR, 3, 1, 4_600),
    (("Électricien", "Electrician"), HOUR, 3, 1, 5_600),
    (("Chef de projet", "Project manager"), HOUR, 3, 0, 7_800),
    (("Déplacement d’une équipe", "Travel of a team"), HOUR, 3, 0, 4_200),
];

/// Gives the company its products, unless it has some of its own.
pub(super) async fn make_up(tx: &Tenant<DatabaseTransaction>, actor: &Actor, seed: u64) -> StoreResult<()> {
    if !has_none(tx).await? {
        return Ok(());
    }
    changes::make(tx, Products, async |change| {
        let shop = Shop::open(tx).await?;
        let mut dice = Dice::new(seed ^ 0x5EED);
        let (mut products, mut events) = (Vec::new(), Vec::new());
        for (place, sold) in (0..).zip(&SOLD) {
            let at = created(place, u32::try_from(SOLD.len()).unwrap_or(u32::MAX), tx.now(), &mut dice);
            let product = product(shop.form(place, sold, &mut dice)?, place, at, tx.now(), &mut dice);
            events.extend(past(&product, &mut dice));
            products.push(product);
        }
        create::insert(tx, &change, &products).await?;
        write::<Products>(tx, actor, events.into_iter()).await?;
        Ok(((), change.without_activity("their past is written with them, each event at its instant")))
    })
    .await
}

/// What every product is made with.
struct Shop {
    rules: ProductRules,
    language: Language,
    has_french_vat: bool,
    categories: Vec<ListItemId>,
    price_lists: Vec<ListItemId>,
}

impl Shop {
    async fn open(tx: &Tenant<DatabaseTransaction>) -> StoreResult<Self> {
        let company = companies::get(tx).await?;
        let mut categories = Vec::new();
        for (words, _) in CATEGORIES {
            let label = said(company.profile.language, words);
            categories.push(lists::find_or_add(tx, ListKind::ProductCategory, label).await?);
        }
        Ok(Self {
            rules: ProductRules { custom_fields: Vec::new(), ..form_rules(tx).await? },
            language: company.profile.language,
            has_french_vat: company.profile.country.as_str() == "FR",
            categories,
            // The first is what everybody pays.
            price_lists: lists::of(tx, ListKind::PriceCategory).await?.iter().skip(1).map(|list| list.id).collect(),
        })
    }

    /// A product as somebody would have typed it, read like any other form.
    fn form(&self, place: u32, sold: &Sold, dice: &mut Dice) -> StoreResult<NewProduct> {
        let (name, unit, category, rate, usual) = *sold;
        let kind = if category < 2 { ProductKind::Article } else { ProductKind::Service };
        let mut form = ProductForm::default();
        let reading = form.reading(&self.rules);
        let typed = |minor: i64| MinorAmount(minor / 10 * 10).written(&reading);
        let price = usual * i64::from(95 + dice.below(11)) / 100;
        form.fields = ProductFields {
            name: said(self.language, name).into(),
            reference: format!("{}-{:04}", CATEGORIES[category].1, 100 + place * 5),
            kind: kind.as_str().into(),
            category: self.categories[category].to_string(),
            unit: said(self.language, unit).into(),
            price: typed(price),
            cost: if dice.in_100(70) { typed(price * i64::from(45 + dice.below(30)) / 100) } else { String::new() },
            vat: if self.has_french_vat { RATES[rate].into() } else { String::new() },
            accounting_account: if kind == ProductKind::Article { "707000" } else { "706000" }.into(),
            barcode: if category == 0 { barcode(dice) } else { String::new() },
            ..ProductFields::default()
        };
        if dice.in_100(40) {
            let reduced = (1..)
                .zip(&self.price_lists)
                .map(|(step, list)| (list.to_string(), typed(price * (100 - 5 * step) / 100)));
            form.prices = reduced.collect();
        }
        form.parse(&self.rules).map_err(StoreError::Invalid)
    }
}

const fn said(language: Language, words: Words) -> &'static str {
    match language {
        Language::French => words.0,
        Language::English => words.1,
    }
}

/// An EAN-13 of those that shops give themselves (GS1: 20 to 29), which is nobody's article.
fn barcode(dice: &mut Dice) -> String {
    let digits = format!("20{}", dice.digits(10));
    let weighed =
        digits.bytes().zip([1, 3].into_iter().cycle()).map(|(digit, weight)| u32::from(digit - b'0') * weight);
    format!("{digits}{}", (10 - weighed.sum::<u32>() % 10) % 10)
}

/// Its place decides its state, so that every one is there.
fn product(new: NewProduct, place: u32, at: DateTime<Utc>, now: DateTime<Utc>, dice: &mut Dice) -> Product {
    let state = match place {
        place if place % 23 == 13 => ProductState::Deleted,
        place if place % 17 == 7 => ProductState::Archived,
        _ => ProductState::Active,
    };
    let updated_at = if state == ProductState::Active { at } else { at + (now - at) / 2 };
    Product {
        id: ProductId(dice.id(at)),
        version: 1,
        state,
        data: new.data,
        prices: new.prices,
        custom: new.custom,
        picture: None,
        created_at: at,
        updated_at,
    }
}

type Told = (Uuid, DateTime<Utc>, ProductId, ProductEvent);

/// What happened to it since.
fn past(product: &Product, dice: &mut Dice) -> Vec<Told> {
    let mut told = vec![(dice.id(product.created_at), product.created_at, product.id, ProductEvent::Created)];
    if let Some(event) = ProductEvent::of_states(ProductState::Active, product.state) {
        told.push((dice.id(product.updated_at), product.updated_at, product.id, event));
    }
    told
}
