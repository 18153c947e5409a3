//! What happened to a made-up client since it was created, and the state that this left it in.

use chrono::{DateTime, Duration, Utc};
use domain::activity::Event;
use domain::clients::{ClientState, NewClient};
use domain::form::Change;
use domain::ids::ClientId;
use uuid::Uuid;

use super::dice::Dice;

/// An entry of the activity.
pub(super) struct Told {
    pub id: Uuid,
    pub at: DateTime<Utc>,
    pub client: ClientId,
    pub event: Event,
}

/// A client's past, and what it comes to.
pub(super) struct Past {
    pub state: ClientState,
    pub version: i32,
    pub score: i32,
    pub told: Vec<Told>,
}

impl Past {
    /// When the last of it happened.
    pub fn last_at(&self) -> DateTime<Utc> {
        self.told.last().map_or(DateTime::UNIX_EPOCH, |told| told.at)
    }
}

/// The past of the client at that place. Its place decides its state, so that few clients already show every one.
pub(super) fn of(
    client: ClientId,
    new: &NewClient,
    place: u32,
    at: DateTime<Utc>,
    now: DateTime<Utc>,
    dice: &mut Dice,
) -> Past {
    let state = state(place);
    let (mut version, mut score) = (1, 0);
    let mut events = vec![Event::ClientCreated];
    if !new.data.is_prospect && dice.in_100(10) {
        version += 1;
        events.push(Event::BecameClient);
    }
    if dice.in_100(30)
        && let Some(change) = change(new, dice)
    {
        version += 1;
        events.push(Event::ClientUpdated { version, changes: vec![change] });
    }
    if dice.in_100(20) {
        score = 5 * i32::try_from(1 + dice.below(20)).unwrap_or(1);
        events.push(Event::ScoreChanged { points: score, total: score });
    }
    events.extend(Event::of_states(ClientState::Active, state));
    let mut when = at;
    let mut told = Vec::with_capacity(events.len());
    for event in events {
        told.push(Told { id: dice.id(when), at: when, client, event });
        // Later, and never tomorrow.
        let left = (now - when).num_minutes().max(2) / 2;
        let step = Duration::minutes(1 + i64::from(dice.below(u32::try_from(left).unwrap_or(u32::MAX))));
        when += step;
    }
    Past { state, version, score, told }
}

fn state(place: u32) -> ClientState {
    match place {
        place if place % 29 == 11 => ClientState::Deleted,
        place if place % 19 == 7 => ClientState::Archived,
        place if place % 17 == 5 => ClientState::Inactive,
        _ => ClientState::Active,
    }
}

/// A value that was another one before.
fn change(new: &NewClient, dice: &mut Dice) -> Option<Change> {
    let changed = |field: &str, from: String, to: &str| Some(Change { field: field.into(), from, to: to.into() });
    if let Some(notes) = &new.data.private_notes {
        return changed("fields.private_notes", String::new(), notes.as_str());
    }
    let phone = new.data.phone.as_ref()?;
    let kept = phone.as_str().len().saturating_sub(2);
    changed("fields.phone", format!("{}{}", &phone.as_str()[..kept], dice.digits(2)), phone.as_str())
}
