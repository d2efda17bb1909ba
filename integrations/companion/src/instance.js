// A connection of Companion to one track of LiveCaptions: asks for its figures once a second, and does what keys say.
import { InstanceBase, InstanceStatus } from "@companion-module/base";
import { actionsOf } from "./actions.js";
import { feedbacksOf } from "./feedbacks.js";
import { presetsOf } from "./presets.js";
import { Service } from "./service.js";
import { HOLDS, trackOf, valuesOf, VARIABLES } from "./state.js";

const PERIOD_MS = 1000;

export class LiveCaptions extends InstanceBase {
  /** The track's figures; null: unknown. */
  track = null;
  #service = null;
  #wanted = "";
  #timer = undefined;
  #round = 0; // of the present settings

  async init(config) {
    this.setActionDefinitions(actionsOf(this));
    this.setFeedbackDefinitions(feedbacksOf(this));
    this.setVariableDefinitions(VARIABLES);
    await this.configUpdated(config);
  }

  async configUpdated(config) {
    this.#stop();
    this.#service = new Service(config);
    this.#wanted = config.track?.trim() ?? "";
    this.setPresetDefinitions(presetsOf(this.label));
    this.updateStatus(InstanceStatus.Connecting);
    this.#ask(this.#round);
  }

  async destroy() {
    this.#stop();
  }

  getConfigFields() {
    return [
      {
        type: "textinput",
        id: "address",
        label: "Address",
        width: 8,
        default: "http://127.0.0.1:4955",
      },
      {
        type: "textinput",
        id: "token",
        label: "Token that controls (not needed on this machine)",
        width: 8,
        default: "",
      },
      {
        type: "textinput",
        id: "track",
        label: "Track (empty: the first)",
        width: 4,
        default: "",
      },
    ];
  }

  /** Does something, and shows at once what it has changed. @param {string} method @param {string} path @param {unknown} [body] */
  async act(method, path, body) {
    try {
      await this.#service.act(method, path, body);
    } catch (refused) {
      this.log("error", refused.message);
      this.updateStatus(InstanceStatus.UnknownWarning, refused.message);
      return;
    }
    await this.#look(this.#round);
  }

  #stop() {
    this.#round++;
    clearTimeout(this.#timer);
  }

  async #ask(round) {
    await this.#look(round);
    if (round === this.#round)
      this.#timer = setTimeout(() => this.#ask(round), PERIOD_MS);
  }

  async #look(round) {
    try {
      const tracks = await this.#service.tracks();
      if (round !== this.#round) return;
      const track = Array.isArray(tracks)
        ? trackOf(tracks, this.#wanted)
        : null;
      const missing = this.#wanted
        ? `There is no track "${this.#wanted}".`
        : "LiveCaptions has no track.";
      this.#show(
        track,
        track ? InstanceStatus.Ok : InstanceStatus.BadConfig,
        track ? "" : missing,
      );
    } catch (refused) {
      if (round !== this.#round) return;
      const denied = refused.status === 401 || refused.status === 403;
      this.#show(
        null,
        denied
          ? InstanceStatus.AuthenticationFailure
          : InstanceStatus.ConnectionFailure,
        refused.message,
      );
    }
  }

  #show(track, status, trouble) {
    this.track = track;
    this.updateStatus(status, trouble || null);
    this.setVariableValues(valuesOf(track, trouble));
    this.checkFeedbacks(...Object.keys(HOLDS));
  }
}
