//! Made-up expenses: three years of what a workshop with an office buys, in the company's language, some of it for its clients.

use chrono::{DateTime, Days, Months, NaiveDate, Utc};
use domain::clients::ClientState;
use domain::expenses::{Expense, ExpenseEvent, ExpenseFields, ExpenseForm, ExpenseState, reading};
use domain::field::{FieldValue, MinorAmount};
use domain::format::Language;
use domain::ids::{ClientId, ExpenseId, ListItemId};
use domain::lists::ListKind;
use domain::products::PriceBasis;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::dice::Dice;
use super::write;
use crate::entities::client;
use crate::expenses::{Expenses, create, has_none};
use crate::{Actor, StoreError, StoreResult, Tenant, changes, companies, lists};

/// The same in French and in English.
type Words = (&'static str, &'static str);

/// How often something is bought.
#[derive(Clone, Copy)]
enum Often {
    /// Each month.
    Monthly,
    /// In so many months of a hundred.
    In100(u64),
    /// The same, for a client, who is billed again.
    ForClients(u64),
}
use Often::{ForClients, In100, Monthly};

/// What it is, from whom, its category, its usual amount with VAT in hundredths, its rate in France, and how often.
type Bought = (Words, Words, Words, i64, &'static str, Often);

const SUPPLIES: Words = ("Fournitures", "Supplies");
const EQUIPMENT: Words = ("Matériel", "Equipment");
const SUBCONTRACTING: Words = ("Sous-traitance", "Subcontracting");
const TRAVEL: Words = ("Déplacements", "Travel");
const MEALS: Words = ("Repas", "Meals");
const LODGING: Words = ("Hébergement", "Accommodation");
const FUEL: Words = ("Carburant", "Fuel");
const SOFTWARE: Words = ("Logiciels et abonnements", "Software and subscriptions");
const TELECOMS: Words = ("Télécommunications", "Telecommunications");
const RENT: Words = ("Loyer et charges", "Rent and utilities");
const INSURANCE: Words = ("Assurances", "Insurance");
const FEES: Words = ("Honoraires", "Professional fees");
const BANK: Words = ("Frais bancaires", "Bank charges");

static BOUGHT: [Bought; 16] = [
    (("Loyer de l’atelier", "Workshop rent"), ("Foncière des Quais", "Quayside Estates"), RENT, 228_000, "20", Monthly),
    (("Électricité", "Electricity"), ("Énergie du Lac", "Lakeside Energy"), RENT, 31_200, "20", Monthly),
    (
        ("Téléphone et internet", "Telephone and internet"),
        ("Lignes et Fibres", "Lines & Fibres"),
        TELECOMS,
        7_188,
        "20",
        Monthly,
    ),
    (("Logiciel de dessin", "Drawing software"), ("Tracé Studio", "Outline Studio"), SOFTWARE, 8_400, "20", Monthly),
    (
        ("Assurance professionnelle", "Professional insurance"),
        ("Mutuelle des Métiers", "Trades Mutual"),
        INSURANCE,
        14_600,
        "",
        Monthly,
    ),
    (("Tenue de compte", "Account charges"), ("Banque du Canal", "Canal Bank"), BANK, 1_850, "", Monthly),
    (("Carburant", "Fuel"), ("Station des Pins", "Pinewood Station"), FUEL, 8_950, "20", In100(85)),
    (("Panneaux de chêne", "Oak boards"), ("Scierie du Vallon", "Valley Sawmill"), SUPPLIES, 64_300, "20", In100(70)),
    (
        ("Fournitures de bureau", "Office supplies"),
        ("Papeterie du Port", "Harbour Stationers"),
        SUPPLIES,
        6_320,
        "20",
        In100(45),
    ),
    (("Repas d’équipe", "Team lunch"), ("Le Comptoir Vert", "The Green Counter"), MEALS, 9_680, "10", In100(40)),
    (("Expert-comptable", "Accountant"), ("Cabinet Arnoux", "Arnoux & Partners"), FEES, 42_000, "20", In100(33)),
    (("Outillage", "Tools"), ("Quincaillerie Centrale", "Central Hardware"), EQUIPMENT, 23_900, "20", In100(20)),
    (
        ("Train pour un chantier", "Train to a site"),
        ("Rails Express", "Rails Express"),
        TRAVEL,
        12_400,
        "10",
        ForClients(45),
    ),
    (
        ("Nuit d’hôtel sur chantier", "Hotel near a site"),
        ("Hôtel des Halles", "Market Hotel"),
        LODGING,
        11_000,
        "10",
        ForClients(30),
    ),
    (
        ("Location d’un monte-meuble", "Furniture lift hire"),
        ("Loc’Hauteur", "Height Hire"),
        SUBCONTRACTING,
        30_000,
        "20",
        ForClients(25),
    ),
    (
        ("Peinture sous-traitée", "Subcontracted painting"),
        ("Couleurs et Fils", "Colour & Sons"),
        SUBCONTRACTING,
        96_000,
        "20",
        ForClients(20),
    ),
];

/// Months that are told.
const MONTHS: u32 = 36;

/// Gives the company its expenses, unless it has some of its own.
pub(super) async fn make_up(tx: &Tenant<DatabaseTransaction>, actor: &Actor, seed: u64) -> StoreResult<()> {
    if !has_none(tx).await? {
        return Ok(());
    }
    changes::make(tx, Expenses, async |change| {
        let books = Books::open(tx).await?;
        let mut dice = Dice::new(seed ^ 0xE_4B3);
        let (mut expenses, mut events) = (Vec::new(), Vec::new());
        for (day, bought) in plan(tx.now().date_naive(), &mut dice) {
            let expense = books.expense(day, bought, expenses.len(), &mut dice)?;
            events.push((dice.id(expense.created_at), expense.created_at, expense.id, ExpenseEvent::Created));
            if let Some(event) = ExpenseEvent::of_states(ExpenseState::ToPay, expense.state) {
                events.push((dice.id(expense.updated_at), expense.updated_at, expense.id, event));
            }
            expenses.push(expense);
        }
        create::insert(tx, &change, &expenses).await?;
        write::<Expenses>(tx, actor, events.into_iter()).await?;
        Ok(((), change.without_activity("their past is written with them, each event at its instant")))
    })
    .await
}

/// What is bought on which day, the oldest first.
fn plan(today: NaiveDate, dice: &mut Dice) -> Vec<(NaiveDate, &'static Bought)> {
    let mut plan = Vec::new();
    for ago in (0..MONTHS).rev() {
        for bought in &BOUGHT {
            let is_meant = match bought.5 {
                Monthly => true,
                In100(times) | ForClients(times) => dice.in_100(times),
            };
            let day = u64::from(1 + dice.below(27));
            let on =
                today.checked_sub_months(Months::new(ago + 1)).and_then(|month| month.checked_add_days(Days::new(day)));
            plan.extend(on.filter(|_| is_meant).map(|on| (on, bought)));
        }
    }
    plan.sort_by_key(|(day, _)| *day);
    plan
}

/// What every expense is made with.
struct Books {
    language: Language,
    currency: domain::money::Currency,
    has_french_vat: bool,
    usual_vat: String,
    today: NaiveDate,
    now: DateTime<Utc>,
    categories: Vec<(Words, ListItemId)>,
    methods: Vec<ListItemId>,
    /// Whom something may be bought for, and since when.
    clients: Vec<(ClientId, NaiveDate)>,
}

impl Books {
    async fn open(tx: &Tenant<DatabaseTransaction>) -> StoreResult<Self> {
        let profile = companies::get(tx).await?.profile;
        let mut categories: Vec<(Words, ListItemId)> = Vec::new();
        for (_, _, category, ..) in &BOUGHT {
            if categories.iter().all(|(known, _)| known != category) {
                let label = said(profile.language, *category);
                categories.push((*category, lists::find_or_add(tx, ListKind::ExpenseCategory, label).await?));
            }
        }
        let rows: Vec<(Uuid, DateTime<Utc>)> = client::Entity::find()
            .select_only()
            .columns([client::Column::Id, client::Column::CreatedAt])
            .filter(client::Column::CompanyId.eq(tx.company().0))
            .filter(client::Column::State.eq(ClientState::Active.as_str()))
            .filter(client::Column::IsProspect.eq(false))
            .filter(client::Column::Currency.eq(profile.currency.as_str()))
            .order_by_asc(client::Column::Id)
            .limit(60)
            .into_tuple()
            .all(tx.db())
            .await?;
        Ok(Self {
            language: profile.language,
            currency: profile.currency,
            has_french_vat: profile.country.as_str() == "FR",
            usual_vat: profile.usual_vat.written(&reading(profile.currency)),
            today: tx.now().date_naive(),
            now: tx.now(),
            categories,
            methods: lists::of(tx, ListKind::PaymentMethod).await?.into_iter().map(|method| method.id).collect(),
            clients: rows.into_iter().map(|(id, since)| (ClientId(id), since.date_naive())).collect(),
        })
    }

    /// An expense as somebody would have typed it, read like any other form.
    fn expense(&self, day: NaiveDate, bought: &Bought, place: usize, dice: &mut Dice) -> StoreResult<Expense> {
        let form = self.form(day, bought, dice);
        let data = form.parse(self.currency).map_err(StoreError::Invalid)?.data;
        let created_at = day.and_hms_opt(16, 0, 0).map_or(self.now, |at| at.and_utc()).min(self.now);
        // Its place decides whether it is put aside, so that every state is there.
        let state = match place {
            place if place % 61 == 17 => ExpenseState::Deleted,
            place if place % 43 == 11 => ExpenseState::Archived,
            _ => ExpenseState::ToPay.settled(data.paid_on.is_some(), false),
        };
        Ok(Expense {
            id: ExpenseId(dice.id(created_at)),
            version: 1,
            state,
            data,
            receipt: None,
            invoice: None,
            created_at,
            updated_at: created_at,
        })
    }

    fn form(&self, day: NaiveDate, bought: &Bought, dice: &mut Dice) -> ExpenseForm {
        let (words, supplier, category, usual, rate, often) = *bought;
        let reading = reading(self.currency);
        let amount = if matches!(often, Monthly) { usual } else { usual * i64::from(80 + dice.below(41)) / 100 };
        let paid = day.checked_add_days(Days::new(u64::from(dice.below(40)))).filter(|paid| *paid <= self.today);
        let known: Vec<ClientId> = self.clients.iter().filter(|(_, since)| *since <= day).map(|(id, _)| *id).collect();
        let client = if matches!(often, ForClients(_)) { dice.pick_any(&known) } else { None };
        let entry = self.categories.iter().find(|(known, _)| *known == category).map(|(_, id)| id.to_string());
        let has_rate = !rate.is_empty();
        let vat = if self.has_french_vat || !has_rate { rate.to_owned() } else { self.usual_vat.clone() };
        let fields = ExpenseFields {
            description: said(self.language, words).to_owned(),
            supplier_name: said(self.language, supplier).to_owned(),
            date: day.written(&reading),
            category: entry.unwrap_or_default(),
            amount: MinorAmount(amount).written(&reading),
            basis: PriceBasis::Gross.as_str().to_owned(),
            vat,
            method: dice.pick_any(&self.methods).map(|method| method.to_string()).unwrap_or_default(),
            paid_on: paid.map(|paid| paid.written(&reading)).unwrap_or_default(),
            client: client.map(|client| client.to_string()).unwrap_or_default(),
            billable: if client.is_some() { "on".to_owned() } else { String::new() },
            ..ExpenseFields::default()
        };
        ExpenseForm { fields }
    }
}

const fn said(language: Language, words: Words) -> &'static str {
    match language {
        Language::French => words.0,
        Language::English => words.1,
    }
}
