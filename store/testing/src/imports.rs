//! Files of clients, brought in as a worker does it.

use std::fs;

use domain::clients::Client;
use domain::exports::csv_line;
use domain::format::Language;
use domain::geo::Country;
use domain::ids::ImportId;
use domain::imports::{Counts, Doubt, Handling, JOB, Left, Policy, ReadAs, Rejected, Skipped};
use domain::subject::Subject;
use domain::text::Text;
use sea_orm::ConnectionTrait;
use store::exports::{Export, Selection};
use store::imports::{self, Places, Task, Uploads};
use store::jobs::{self, Claim, Failure};
use store::{Access, StoreResult, clients};
use uuid::Uuid;

use crate::TestDb;
use crate::clients::{as_clients, everything, listed};
use crate::people::{OWNER, noon};

/// The few places that files of tests name.
#[must_use]
pub fn places() -> Places {
    Places {
        country: |name| Country::parse("BE").ok().filter(|_| name == "Belgique"),
        province: |_, _| None,
        language: |_| None,
    }
}

/// A company, its owner's access, and a folder for uploads.
pub struct Desk {
    /// The database.
    pub db: TestDb,
    /// The owner's access.
    pub access: Access,
    /// The folder of uploads.
    pub uploads: Uploads,
    _folder: tempfile::TempDir,
}

impl Desk {
    /// With an empty company.
    ///
    /// # Panics
    /// When it cannot be made: the test cannot run.
    #[expect(clippy::unwrap_used, reason = "a test that cannot start must fail")]
    pub async fn new(db: TestDb) -> Self {
        db.set_up().await;
        let (_, signed_in) = db.sign_in(OWNER, noon()).await;
        let access = db.access(&signed_in);
        let folder = tempfile::tempdir().unwrap();
        let uploads = Uploads::under(folder.path());
        uploads.prepare().unwrap();
        Self { db, access, uploads, _folder: folder }
    }

    /// A file that has arrived.
    ///
    /// # Panics
    /// When it cannot be kept: the test cannot run.
    pub async fn upload(&self, text: &str) -> ImportId {
        self.upload_of(Subject::Client, text).await
    }

    /// As [`Self::upload`], of another subject's records.
    ///
    /// # Panics
    /// When it cannot be kept: the test cannot run.
    pub async fn upload_of(&self, subject: Subject, text: &str) -> ImportId {
        self.upload_bytes(subject, text.as_bytes()).await
    }

    /// As [`Self::upload_of`], of any bytes.
    ///
    /// # Panics
    /// When it cannot be kept: the test cannot run.
    #[expect(clippy::unwrap_used, reason = "a test that cannot start must fail")]
    pub async fn upload_bytes(&self, subject: Subject, text: &[u8]) -> ImportId {
        let id = ImportId(Uuid::now_v7());
        fs::write(self.uploads.file(id), text).unwrap();
        let tx = self.access.begin().await.unwrap();
        imports::received(&tx, subject, id, &Text::parse("file.csv").unwrap()).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// What is to be done with it, its columns matched by name.
    ///
    /// # Panics
    /// When the file is none.
    pub async fn task(&self, id: ImportId, policy: Policy) -> Task {
        self.task_as(id, policy, ReadAs::default()).await
    }

    /// As [`Self::task`], read as somebody said.
    ///
    /// # Panics
    /// When the file is none.
    #[expect(clippy::unwrap_used, reason = "a test that cannot start must fail")]
    pub async fn task_as(&self, id: ImportId, policy: Policy, read_as: ReadAs) -> Task {
        let described = imports::describe(&self.access.read(), &self.uploads, id, (None, read_as)).await.unwrap();
        let read_as = described.read_as();
        // What is to be updated is what the file has, in every column.
        let handling = Handling { replaced: described.mapping.clone(), ..Handling::default() };
        let (subject, file, mapping) = (described.subject, described.file, described.mapping);
        Task { subject, file, mapping, policy, read_as, handling }
    }

    /// Asks for it.
    pub async fn ask(&self, id: ImportId, task: &Task) -> StoreResult<()> {
        let tx = self.access.begin().await?;
        let Task { mapping, policy, read_as, handling, .. } = task.clone();
        imports::ask(&tx, &self.uploads, id, (mapping, policy, read_as, handling)).await?;
        tx.commit().await
    }

    /// Asks for it and does it; a failure is final.
    ///
    /// # Panics
    /// When the job is not there to be taken.
    #[expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]
    pub async fn run(&self, id: ImportId, task: &Task) -> StoreResult<Counts> {
        self.ask(id, task).await?;
        let claim = self.claim(0).await.unwrap();
        let result = imports::carry_out(&claim, &self.uploads, places()).await;
        if let Err(error) = &result {
            claim.failed(&Failure { text: error.to_string(), may_pass: false }, noon()).await?;
        }
        result
    }

    /// What a worker would take, some seconds after noon.
    ///
    /// # Panics
    /// When the database fails.
    #[expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]
    pub async fn claim(&self, seconds: i64) -> Option<Claim> {
        let now = noon() + chrono::TimeDelta::seconds(seconds);
        jobs::claim(&self.db.database, &[JOB], &[], now).await.unwrap()
    }

    /// Waits until whatever was dropped in the middle of a transaction has let go of its jobs. On `PostgreSQL` it is rolled back in the
    /// background, and whoever claims meanwhile passes over a row that is still held: a worker looks again, a test looks once.
    ///
    /// # Panics
    /// When the database fails.
    #[expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]
    pub async fn let_go(&self) {
        // Whoever writes to a row waits for whoever holds it.
        let all = "UPDATE jobs SET updated_at = updated_at";
        self.db.database.write().execute_unprepared(all).await.unwrap();
    }

    /// Every client, by number and name.
    ///
    /// # Panics
    /// When the database fails.
    #[expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]
    pub async fn clients(&self) -> Vec<(String, String)> {
        let rows = store::listing::all(&self.access, Subject::Client, &everything()).await.unwrap();
        as_clients(&rows).into_iter().map(|row| (row.number, row.name)).collect()
    }

    /// The first client that a filter finds.
    ///
    /// # Panics
    /// When there is none.
    #[expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]
    pub async fn client(&self, name: &str) -> Client {
        let row = listed(&self.access, &everything().filtered(name)).await.remove(0);
        clients::get(&self.access.read(), row.id).await.unwrap()
    }

    /// The rows that were refused.
    ///
    /// # Panics
    /// When there is no such file.
    #[must_use]
    pub fn rejected(&self, id: ImportId) -> Vec<Rejected> {
        let rejected = |left| if let Left::Rejected(row) = left { Some(row) } else { None };
        self.left(id).into_iter().filter_map(rejected).collect()
    }

    /// The rows whose records are there already.
    ///
    /// # Panics
    /// When there is no such file.
    #[must_use]
    pub fn skipped(&self, id: ImportId) -> Vec<Skipped> {
        let skipped = |left| if let Left::Skipped(row) = left { Some(row) } else { None };
        self.left(id).into_iter().filter_map(skipped).collect()
    }

    /// The cells that could not be read, of rows that came in.
    ///
    /// # Panics
    /// When there is no such file.
    #[must_use]
    pub fn doubts(&self, id: ImportId) -> Vec<Doubt> {
        let doubt = |left| if let Left::Doubt(doubt) = left { Some(doubt) } else { None };
        self.left(id).into_iter().filter_map(doubt).collect()
    }

    #[expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]
    fn left(&self, id: ImportId) -> Vec<Left> {
        let text = fs::read_to_string(self.uploads.rejected(id)).unwrap();
        text.lines().skip(1).map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// Every record of a subject but the deleted ones, as a file in French.
///
/// # Panics
/// When the database fails.
#[expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]
pub async fn taken_out(access: &Access, subject: Subject) -> String {
    let mut export = Export::begin(access, subject, Selection::All, Language::French, "csv").await.unwrap();
    let mut file = csv_line(&export.format().header());
    loop {
        let rows = export.page().await.unwrap();
        if rows.is_empty() {
            return String::from_utf8(file).unwrap();
        }
        for row in &rows {
            file.extend(csv_line(row));
        }
    }
}
