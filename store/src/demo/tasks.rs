//! Made-up tasks and the time spent on them, of the last weeks: done by the verbs that people's clicks call, each on its day.

use chrono::{DateTime, Duration, Utc};
use domain::access::Role;
use domain::billing::kind::DocumentKind;
use domain::billing::regime::Charge;
use domain::clients::ClientState;
use domain::form::FormText;
use domain::format::Language;
use domain::ids::{ClientId, CompanyId, TaskId};
use domain::products::ProductKind;
use domain::tasks::{TaskForm, TaskStep, TimeForm};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::dice::Dice;
use crate::entities::{client, task};
use crate::{Access, Actor, Database, StoreResult, Tenant, companies, documents, local_time, tasks};

/// The same in French and in English.
type Words = (&'static str, &'static str);

const TITLES: [Words; 12] = [
    ("Relevé des bureaux du 2e étage", "Survey of the offices on the second floor"),
    ("Plan d’implantation des postes", "Layout of the workplaces"),
    ("Chiffrage de la variante acoustique", "Costing of the acoustic option"),
    ("Préparation du chantier", "Preparing the site"),
    ("Réunion de lancement", "Kick-off meeting"),
    ("Choix des teintes et finitions", "Choice of colours and finishes"),
    ("Suivi de la fabrication", "Following up the production"),
    ("Pose et réglages", "Fitting and adjusting"),
    ("Levée des réserves", "Clearing the defects"),
    ("Formation aux postures de travail", "Training in working postures"),
    ("Relance du fournisseur de sièges", "Chasing the supplier of chairs"),
    ("Dossier des ouvrages exécutés", "As-built file"),
];

const NOTES: [Words; 4] = [
    ("Sur place", "On site"),
    ("Au téléphone", "On the phone"),
    ("Plans repris après échanges", "Drawings changed after discussion"),
    ("Compte rendu envoyé", "Minutes sent"),
];

/// Clients that something is done for.
const CLIENTS: u64 = 18;

/// How far back it goes.
const DAYS: u32 = 60;

/// Fills a company with tasks, unless it has some of its own.
pub(super) async fn make_up(
    database: &Database,
    company: CompanyId,
    actor: &Actor,
    seed: u64,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let at = |now| Access::new(database.clone(), company, Role::Owner, actor.clone(), now);
    let reading = at(now).read();
    if has_some(&reading).await? {
        return Ok(());
    }
    let language = companies::get(&reading).await?.profile.language;
    let mut dice = Dice::new(seed ^ 0x7A5C5);
    for (place, client) in clients(&reading).await?.into_iter().enumerate() {
        let mut begun = Vec::new();
        for _ in 0..=dice.below(2) {
            let tx = at(now - Duration::days(i64::from(10 + dice.below(DAYS)))).begin().await?;
            begun.push(create(&tx, client, actor, language, &mut dice).await?);
            tx.commit().await?;
        }
        let tx = at(now).begin().await?;
        // Whoever made it up at the command line has spent no time.
        if actor.user.is_some() {
            for task in &begun {
                spend(&tx, *task, language, &mut dice).await?;
            }
        }
        for task in begun.into_iter().filter(|_| dice.in_100(45)) {
            tasks::step(&tx, &[task], TaskStep::Finish).await?;
        }
        if place % 6 == 2 && actor.user.is_some() && may_bill(&tx, client).await? {
            tasks::bill(&tx, client, None).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

async fn has_some<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<bool> {
    let of_company = task::Entity::find().filter(task::Column::CompanyId.eq(t.company().0));
    Ok(of_company.one(t.db()).await?.is_some())
}

/// The newest clients: those that one works for.
async fn clients<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<ClientId>> {
    let rows: Vec<Uuid> = client::Entity::find()
        .select_only()
        .column(client::Column::Id)
        .filter(client::Column::CompanyId.eq(t.company().0))
        .filter(client::Column::State.eq(ClientState::Active.as_str()))
        .filter(client::Column::IsProspect.eq(false))
        .order_by_desc(client::Column::Id)
        .limit(CLIENTS)
        .into_tuple()
        .all(t.db())
        .await?;
    Ok(rows.into_iter().map(ClientId).collect())
}

async fn create(
    tx: &Tenant<DatabaseTransaction>,
    client: ClientId,
    actor: &Actor,
    language: Language,
    dice: &mut Dice,
) -> StoreResult<TaskId> {
    let mut form = TaskForm::default();
    said(language, *dice.pick(&TITLES)).clone_into(&mut form.fields.title);
    form.fields.client = client.to_string();
    form.fields.rate = (55 + 5 * dice.below(8)).to_string();
    "on".clone_into(&mut form.fields.billable);
    form.fields.due_on = (tx.now() + Duration::days(i64::from(5 + dice.below(80)))).date_naive().to_string();
    // An operator is no member: nobody does it then.
    form.fields.owner = actor.user.map(|user| user.to_string()).unwrap_or_default();
    Ok(tasks::create(tx, &form).await?.id)
}

/// Some hours of the days since.
async fn spend(tx: &Tenant<DatabaseTransaction>, task: TaskId, language: Language, dice: &mut Dice) -> StoreResult<()> {
    let today = local_time::local(tx.now(), local_time::zone(tx).await?).date();
    for _ in 0..dice.below(5) {
        let mut text = FormText::default();
        let day = today - Duration::days(i64::from(dice.below(10)));
        text.set("fields.day", day.to_string());
        text.set("fields.spent", format!("{} min", 15 * (1 + dice.below(18))));
        if dice.in_100(60) {
            text.set("fields.note", said(language, *dice.pick(&NOTES)));
        }
        tasks::add(tx, task, &TimeForm::from(text)).await?;
    }
    Ok(())
}

/// Whether there is something to invoice, and a rate of VAT for it.
async fn may_bill(tx: &Tenant<DatabaseTransaction>, client: ClientId) -> StoreResult<bool> {
    let rules = documents::rules(tx, DocumentKind::Invoice, Some(client), None).await?;
    let charge = rules.decision(ProductKind::Service).map(|decision| decision.charge);
    let is_own = charge.is_none_or(|charge| charge == Charge::Own);
    let has_time = tasks::of_client(tx, client, 50).await?.iter().any(|task| task.spent.to_bill > 0);
    Ok(has_time && (!is_own || rules.usual_rate().is_some()))
}

const fn said(language: Language, words: Words) -> &'static str {
    match language {
        Language::French => words.0,
        Language::English => words.1,
    }
}
