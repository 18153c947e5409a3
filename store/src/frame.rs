//! What stands around every page of whoever is signed in: their company and how far its records have come, the companies that they may go
//! to, the views that they keep at hand, whether a timer of theirs runs.
//!
//! It is one statement, since each has its price with every page, and so that all of it is of one moment: what a page says of its company is
//! never older than the revisions that it names.

use domain::company::{ClientLanguages, Profile};
use domain::ids::{CompanyId, SavedViewId};
use domain::modules::ModulesOff;
use domain::revisions::Revisions;
use domain::saved_views::SavedView;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, IntoCondition, Order, Query, SelectStatement, UnionType};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, JsonValue, QueryFilter, QuerySelect, QueryTrait, RelationDef,
    Select,
};
use uuid::Uuid;

use crate::entities::{company, revision, saved_view, saved_view_favourite, time_entry};
use crate::{Access, StoreError, StoreResult, Tenant, changes, columns, companies, saved_views};

/// What the rows of the statement are, in their order: there is one company, and whatever has most rows comes last.
const COMPANY: i32 = 0;
const REVISION: i32 = 1;
const VIEW: i32 = 2;
const TIMER: i32 = 3;
const MINE: i32 = 4;
/// The most rows: there are one company, a few subjects, fifty favourites and the opened view, one timer, and a hundred companies.
const MOST_ROWS: u64 = 200;

/// See the module.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// The revision that each subject is at.
    pub revisions: Revisions,
    /// The company's profile.
    pub profile: Profile,
    /// The name of its time zone.
    pub time_zone: String,
    /// The languages that it offers for its clients.
    pub languages: ClientLanguages,
    /// Whether it has maps drawn.
    pub shows_map: bool,
    /// The modules that it has switched off.
    pub modules_off: ModulesOff,
    /// Whether a timer of whoever looks runs.
    pub timer_runs: bool,
    /// The companies that whoever looks belongs to, by name.
    pub companies: Vec<(CompanyId, String)>,
    /// The favourites that stand at the head of each list, in order.
    pub favourites: Vec<SavedView>,
    /// The view that the page's address names, if whoever looks may see it.
    pub opened: Option<SavedView>,
}

/// What a page of whoever enters a company stands in.
pub async fn of(access: &Access, opened: Option<SavedViewId>) -> StoreResult<Frame> {
    let t = access.read();
    // The command line is nobody.
    let me = t.actor().user.map_or(Uuid::nil(), |user| user.0);
    let mut query = select(
        company::Entity::find_by_id(t.company().0),
        COMPANY,
        Filled {
            id: company::Column::Id.into_expr(),
            name: company::Column::Name.into_expr(),
            profile: company::Column::Profile.into_expr(),
            time_zone: company::Column::TimeZone.into_expr(),
            languages: company::Column::ClientLanguages.into_expr(),
            shows_map: company::Column::ShowsMap.into_expr(),
            modules_off: company::Column::ModulesOff.into_expr(),
            ..Filled::default()
        },
    );
    for part in [revisions(&t), views(&t, me, opened), timer(&t, me), companies(me)] {
        query.union(UnionType::All, part);
    }
    for column in ["part", "name", "id"] {
        query.order_by(Alias::new(column), Order::Asc);
    }
    query.limit(MOST_ROWS);
    let rows = Row::find_by_statement(t.db().get_database_backend().build(&query)).all(t.db()).await?;
    Frame::read(rows, me, opened)
}

impl Frame {
    fn read(rows: Vec<Row>, me: Uuid, opened: Option<SavedViewId>) -> StoreResult<Self> {
        let (mut company, mut counted, mut views, mut companies) = (None, Vec::new(), Vec::new(), Vec::new());
        let mut timer_runs = false;
        for row in rows {
            match row.part {
                COMPANY => company = Some(row),
                REVISION => counted.push((row.subject, row.revision)),
                VIEW => views.push(row.view(me)?),
                TIMER => timer_runs = true,
                _ => companies.push((CompanyId(row.id), row.name)),
            }
        }
        let company = company.ok_or(StoreError::NotFound)?;
        let (profile, time_zone) = company.profile.zip(company.time_zone).ok_or(StoreError::NotFound)?;
        let (favourites, opened) = saved_views::of_page(views, opened);
        Ok(Self {
            revisions: changes::counted(counted),
            profile: serde_json::from_value(profile)?,
            time_zone,
            languages: columns::read(company.languages, "client languages", company.id)?,
            shows_map: company.shows_map,
            modules_off: columns::read(company.modules_off, "modules", company.id)?,
            timer_runs,
            companies,
            favourites,
            opened,
        })
    }
}

/// A row of any part.
#[derive(FromQueryResult)]
struct Row {
    part: i32,
    id: Uuid,
    name: String,
    subject: String,
    revision: i64,
    profile: Option<JsonValue>,
    time_zone: Option<String>,
    languages: String,
    shows_map: bool,
    modules_off: String,
    owner: Uuid,
    asked: String,
    look: Option<String>,
    is_shared: bool,
    is_favourite: bool,
}

impl Row {
    fn view(self, me: Uuid) -> StoreResult<SavedView> {
        Ok(SavedView {
            id: SavedViewId(self.id),
            subject: saved_views::subject(&self.subject, self.id)?,
            is_mine: self.owner == me,
            is_shared: self.is_shared,
            is_favourite: self.is_favourite,
            look: self.look,
            name: self.name,
            asked: self.asked,
        })
    }
}

/// What a part fills of the columns, which all parts have. What PostgreSQL cannot tell the type of without a value stands in the first
/// part already.
struct Filled {
    id: Expr,
    name: Expr,
    subject: Expr,
    revision: Expr,
    profile: Expr,
    time_zone: Expr,
    languages: Expr,
    shows_map: Expr,
    modules_off: Expr,
    owner: Expr,
    asked: Expr,
    look: Expr,
    is_shared: Expr,
    is_favourite: Expr,
}

impl Default for Filled {
    fn default() -> Self {
        Self {
            id: Expr::val(Uuid::nil()),
            name: Expr::val(""),
            subject: Expr::val(""),
            revision: Expr::val(0_i64),
            profile: Expr::null(),
            time_zone: Expr::null(),
            languages: Expr::val(""),
            shows_map: Expr::val(false),
            modules_off: Expr::val(""),
            owner: Expr::val(Uuid::nil()),
            asked: Expr::val(""),
            look: Expr::null(),
            is_shared: Expr::val(false),
            is_favourite: Expr::val(false),
        }
    }
}

fn select<E: EntityTrait>(from: Select<E>, part: i32, filled: Filled) -> SelectStatement {
    from.select_only()
        .expr_as(Expr::val(part), "part")
        .expr_as(filled.id, "id")
        .expr_as(filled.name, "name")
        .expr_as(filled.subject, "subject")
        .expr_as(filled.revision, "revision")
        .expr_as(filled.profile, "profile")
        .expr_as(filled.time_zone, "time_zone")
        .expr_as(filled.languages, "languages")
        .expr_as(filled.shows_map, "shows_map")
        .expr_as(filled.modules_off, "modules_off")
        .expr_as(filled.owner, "owner")
        .expr_as(filled.asked, "asked")
        .expr_as(filled.look, "look")
        .expr_as(filled.is_shared, "is_shared")
        .expr_as(filled.is_favourite, "is_favourite")
        .into_query()
}

fn revisions<C>(t: &Tenant<C>) -> SelectStatement {
    let of_company = revision::Entity::find().filter(revision::Column::CompanyId.eq(t.company().0));
    let (subject, revision) = (revision::Column::Subject.into_expr(), revision::Column::Revision.into_expr());
    select(of_company, REVISION, Filled { subject, revision, ..Filled::default() })
}

/// The favourites of whoever looks and the view that is named, of those that they may see.
fn views<C>(t: &Tenant<C>, me: Uuid, opened: Option<SavedViewId>) -> SelectStatement {
    use saved_view::Column;
    let shown = saved_views::seen_by(t)
        .filter(Column::Id.in_subquery(wanted(t, me, opened)))
        .join(JoinType::LeftJoin, to_favourite(me));
    let filled = Filled {
        id: Column::Id.into_expr(),
        name: Column::Name.into_expr(),
        subject: Column::Subject.into_expr(),
        owner: Column::Owner.into_expr(),
        asked: Column::Asked.into_expr(),
        look: Column::Look.into_expr(),
        is_shared: Column::IsShared.into_expr(),
        is_favourite: saved_view_favourite::Column::ViewId.is_not_null(),
        ..Filled::default()
    };
    select(shown, VIEW, filled)
}

/// Their ids: named one by one, they are found by their key, however many views the company has.
fn wanted<C>(t: &Tenant<C>, me: Uuid, opened: Option<SavedViewId>) -> SelectStatement {
    use saved_view_favourite::Column;
    let favourites = saved_view_favourite::Entity::find().select_only().column(Column::ViewId);
    let mut wanted = favourites.filter(Column::CompanyId.eq(t.company().0)).filter(Column::UserId.eq(me)).into_query();
    if let Some(SavedViewId(id)) = opened {
        wanted.union(UnionType::All, Query::select().expr(Expr::val(id)).to_owned());
    }
    wanted
}

/// The timer of whoever looks, by the index of those that run.
fn timer<C>(t: &Tenant<C>, me: Uuid) -> SelectStatement {
    use time_entry::Column;
    let mine = time_entry::Entity::find().filter(Column::CompanyId.eq(t.company().0)).filter(Column::UserId.eq(me));
    let runs = mine.filter(Column::Minutes.is_null()).filter(Column::DeletedAt.is_null());
    select(runs, TIMER, Filled { id: Column::Id.into_expr(), ..Filled::default() })
}

fn companies(me: Uuid) -> SelectStatement {
    let (id, name) = (company::Column::Id.into_expr(), company::Column::Name.into_expr());
    select(companies::joined_by(me), MINE, Filled { id, name, ..Filled::default() })
}

/// From a view to the row that says whose favourite it is: that of whoever looks.
fn to_favourite(me: Uuid) -> RelationDef {
    use saved_view_favourite::Column;
    let of_view = saved_view::Entity::belongs_to(saved_view_favourite::Entity)
        .from((saved_view::Column::CompanyId, saved_view::Column::Id))
        .to((Column::CompanyId, Column::ViewId));
    RelationDef::from(of_view)
        .on_condition(move |_, favourites| Expr::col((favourites, Column::UserId)).eq(me).into_condition())
}
